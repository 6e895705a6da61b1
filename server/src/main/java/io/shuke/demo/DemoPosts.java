package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.catalog.UploadingPicture;
import io.shuke.social.Commenting;
import io.shuke.social.EditingOwnProfile;
import io.shuke.social.EditingOwnProfile.Changes;
import io.shuke.social.Following;
import io.shuke.social.PostDraft;
import io.shuke.social.Profiles;
import io.shuke.social.Reactions;
import io.shuke.social.WritingPost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What the demonstration's people say, whom they follow, and what they like: done once, as they would do it. */
@Component
@Profile("demo")
class DemoPosts {
    private static final String LOADED = "posts";
    private static final LivingWeek.Days DAYS = new LivingWeek.Days(7, 4);
    private static final int MINUTES = 13;

    private final DemoPeople people;
    private final UploadingPicture uploading;
    private final Products products;
    private final Profiles profiles;
    private final EditingOwnProfile editing;
    private final Following following;
    private final WritingPost writing;
    private final Commenting commenting;
    private final Reactions reactions;
    private final Loaded loaded;
    private final LivingWeek week;
    private final JsonMapper json;

    /** The file {@code demo/posts.json}; people are named by their keys. */
    record Script(List<Who> profiles, List<Said> posts) {}

    record Who(String who, String words, List<String> interests, List<String> follows) {}

    record Said(
            String by,
            String text,
            List<String> pictures,
            List<Tagged> goods,
            @Nullable List<String> mentions,
            List<String> likes,
            List<Comment> comments) {}

    record Tagged(String handle, int picture, int x, int y) {}

    record Comment(String by, String text, List<Reply> replies) {}

    record Reply(String by, String text) {}

    DemoPosts(
            DemoPeople people,
            UploadingPicture uploading,
            Products products,
            Profiles profiles,
            EditingOwnProfile editing,
            Following following,
            WritingPost writing,
            Commenting commenting,
            Reactions reactions,
            Loaded loaded,
            LivingWeek week,
            JsonMapper json) {
        this.people = people;
        this.uploading = uploading;
        this.products = products;
        this.profiles = profiles;
        this.editing = editing;
        this.following = following;
        this.writing = writing;
        this.commenting = commenting;
        this.reactions = reactions;
        this.loaded = loaded;
        this.week = week;
        this.json = json;
    }

    /** All of it in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (!loaded.claim(LOADED)) {
            return;
        }
        var script = read();
        var ids = people.all().stream().collect(Collectors.toMap(DemoPerson::key, people::idOf));
        week.before(() -> script.profiles()
                .forEach(one ->
                        editing.edit(id(ids, one.who()), new Changes(one.words(), one.interests(), null, null))));
        var codes = script.profiles().stream().collect(Collectors.toMap(Who::who, one -> codeOf(id(ids, one.who()))));
        week.before(() -> script.profiles()
                .forEach(one -> one.follows().forEach(other -> follow(id(ids, one.who()), id(codes, other)))));
        var posts = script.posts();
        for (int i = 0; i < posts.size(); i++) {
            say(posts.get(i), week.moment(DAYS, i, posts.size()), ids, codes);
        }
    }

    private void say(Said said, Instant at, Map<String, UUID> ids, Map<String, String> codes) {
        var post = week.at(at, () -> post(said, ids, codes));
        week.after(at, MINUTES, () -> said.likes().forEach(who -> like(id(ids, who), post)));
        int minutes = MINUTES;
        for (var comment : said.comments()) {
            minutes += MINUTES;
            week.after(at, minutes, () -> comment(comment, post, ids));
        }
    }

    private void comment(Comment comment, UUID postId, Map<String, UUID> ids) {
        var top = comment(id(ids, comment.by()), postId, null, comment.text());
        comment.replies().forEach(reply -> comment(id(ids, reply.by()), postId, top, reply.text()));
    }

    private UUID post(Said said, Map<String, UUID> ids, Map<String, String> codes) {
        var author = id(ids, said.by());
        var pictures = said.pictures().stream()
                .map(file -> uploading
                        .uploadOwn(author, DemoPeople.file("pictures/" + file))
                        .id())
                .toList();
        var tags = said.goods().stream().map(this::tag).toList();
        var mentions = said.mentions() == null
                ? List.<String>of()
                : said.mentions().stream().map(who -> id(codes, who)).toList();
        var written = writing.write(author, new PostDraft(said.text(), pictures, tags, mentions, false), true);
        if (!(written instanceof WritingPost.Outcome.Written post)) {
            throw new IllegalStateException("not written: " + said.text());
        }
        return post.postId();
    }

    private void follow(UUID personId, String code) {
        if (!(following.follow(personId, code) instanceof Following.Outcome.Done)) {
            throw new IllegalStateException("does not follow " + code);
        }
    }

    private void like(UUID personId, UUID postId) {
        if (!reactions.add(personId, postId, Reactions.Kind.LIKE)) {
            throw new IllegalStateException("does not like " + postId);
        }
    }

    private UUID comment(UUID personId, UUID postId, @Nullable UUID top, String text) {
        var written = commenting.write(personId, postId, top, text);
        if (written == null) {
            throw new IllegalStateException("not written: " + text);
        }
        return written;
    }

    private PostDraft.Tag tag(Tagged goods) {
        var product = products.find(goods.handle(), false).orElseThrow();
        return new PostDraft.Tag(product.id(), goods.picture(), goods.x(), goods.y());
    }

    private String codeOf(UUID personId) {
        return profiles.own(personId).page().person().code();
    }

    private static <T> T id(Map<String, T> of, String key) {
        var found = of.get(key);
        if (found == null) {
            throw new IllegalStateException("nobody in this demonstration is " + key);
        }
        return found;
    }

    private Script read() {
        try (var file = new ClassPathResource("demo/posts.json").getInputStream()) {
            return json.readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
