package io.shuke.social;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.SearchText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads posts and lists of them, the latest first. Posts of people whom the reader can't meet are as absent as none. */
@Component
public class Posts {
    private final PostLists lists;
    private final ShowingPosts showing;
    private final Profiles profiles;
    private final PostVersions versions;

    Posts(PostLists lists, ShowingPosts showing, Profiles profiles, PostVersions versions) {
        this.lists = lists;
        this.showing = showing;
        this.profiles = profiles;
        this.versions = versions;
    }

    public Optional<PostView> find(UUID id, Reader reader) {
        return showing.views(lists.one(id, reader.id()), reader).stream().findFirst();
    }

    /** What somebody published; nothing where the reader can't meet them. */
    public Optional<Page<PostView>> of(String code, Reader reader, @Nullable String after, int limit) {
        return profiles.idOf(code, reader.personId())
                .map(author -> page(lists.ofAuthor(author, reader.id(), before(after), limit + 1), reader, limit));
    }

    /** What is meant for an audience. Whether the reader may see it is for the caller to know. */
    public Page<PostView> ofAudience(UUID audienceId, Reader reader, @Nullable String after, int limit) {
        return page(lists.ofAudience(audienceId, reader.id(), before(after), limit + 1), reader, limit);
    }

    public Page<PostView> drafts(UUID authorId, Locale locale, @Nullable String after, int limit) {
        return page(lists.draftsOf(authorId, before(after), limit + 1), new Reader(authorId, locale), limit);
    }

    public Page<PostView> savedBy(UUID personId, Locale locale, @Nullable String after, int limit) {
        return page(lists.savedBy(personId, before(after), limit + 1), new Reader(personId, locale), limit);
    }

    public Page<PostView> ofTopic(String topic, Reader reader, @Nullable String after, int limit) {
        var place = before(after);
        return Topics.of(topic)
                .map(known -> page(lists.ofTopic(known, reader.id(), place, limit + 1), reader, limit))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** Those that have these goods on a picture; what was meant for an audience is none of them. */
    public Page<PostView> tagging(UUID productId, Reader reader, @Nullable String after, int limit) {
        return page(lists.tagging(productId, reader.id(), before(after), limit + 1), reader, limit);
    }

    /** Those whose text has all the words; none where the query says nothing. */
    public Page<PostView> saying(String query, Reader reader, @Nullable String after, int limit) {
        var place = before(after);
        var runs = SearchText.queried(query);
        return runs.isEmpty()
                ? new Page<>(List.of(), null)
                : page(lists.saying(runs, reader.id(), place, limit + 1), reader, limit);
    }

    /** What a post of this author's was before each edit, the latest first; nothing where it is not theirs. */
    public Optional<List<PostVersions.Version>> versionsOf(UUID authorId, UUID postId) {
        return versions.of(authorId, postId);
    }

    private Page<PostView> page(List<PostRow> found, Reader reader, int limit) {
        var page = Page.of(found, limit, row -> Cursor.of(row.sortedBy()));
        return new Page<>(showing.views(page.items(), reader), page.next());
    }

    private static UUID before(@Nullable String after) {
        return Objects.requireNonNullElse(Cursor.idOrNull(after), PostRows.TOP);
    }
}
