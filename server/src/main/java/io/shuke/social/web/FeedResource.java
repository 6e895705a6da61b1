package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.Feed;
import io.shuke.social.FeedItem;
import io.shuke.social.PostView;
import io.shuke.social.Posts;
import io.shuke.social.Reader;
import io.shuke.social.TopicsOfTheDay;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Posts")
class FeedResource {
    private static final int TOPICS = 20;

    private final Feed feed;
    private final Posts posts;
    private final TopicsOfTheDay topics;

    FeedResource(Feed feed, Posts posts, TopicsOfTheDay topics) {
        this.feed = feed;
        this.posts = posts;
        this.topics = topics;
    }

    @Schema(name = "TopicList")
    record TopicList(List<TopicsOfTheDay.Counted> items) {}

    @GetMapping("/api/feed")
    @Access(Who.ANYONE)
    @Operation(
            summary = "My home feed",
            description = "Of people I follow, the latest first, and among it, marked, suggestions by my interests."
                    + " By my switches: those I follow alone, or the newest of all, which everybody gets who is not"
                    + " signed in.")
    Page<FeedItem> feed(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return feed.page(caller.personId(), locale, after, limit);
    }

    @GetMapping("/api/people/{code}/posts")
    @Access(Who.ANYONE)
    @Operation(summary = "What somebody posted", description = "The latest first.")
    Page<PostView> ofPerson(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.of(code, new Reader(caller.personId(), locale), after, limit)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/api/topics")
    @Access(Who.ANYONE)
    @Operation(summary = "What people post about lately", description = "Within fourteen days; most authors first.")
    TopicList topics() {
        return new TopicList(topics.most(TOPICS));
    }

    @GetMapping("/api/topics/{topic}/posts")
    @Access(Who.ANYONE)
    @Operation(summary = "Posts about a topic", description = "The latest first.")
    Page<PostView> ofTopic(
            @PathVariable String topic,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.ofTopic(topic, new Reader(caller.personId(), locale), after, limit);
    }

    @GetMapping("/api/products/{productId}/posts")
    @Access(Who.ANYONE)
    @Operation(summary = "Posts with a product on a picture", description = "The latest first.")
    Page<PostView> tagging(
            @PathVariable UUID productId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.tagging(productId, new Reader(caller.personId(), locale), after, limit);
    }

    @GetMapping("/api/post-search")
    @Access(Who.ANYONE)
    @Operation(
            summary = "Posts that say something",
            description = "All the words, or parts of words, in Chinese as in other languages; the latest first.")
    Page<PostView> search(
            @RequestParam @Size(max = 200) String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller,
            Locale locale) {
        return posts.saying(q, new Reader(caller.personId(), locale), after, limit);
    }
}
