package io.shuke.social;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.SearchText;
import io.shuke.social.ShowingPosts.Eyes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads posts and lists of them, the latest first. Posts of people whom the reader can't meet are as absent as none. */
@Component
public class Posts {
    private final PostRows rows;
    private final ShowingPosts showing;
    private final Profiles profiles;
    private final PostVersions versions;

    Posts(PostRows rows, ShowingPosts showing, Profiles profiles, PostVersions versions) {
        this.rows = rows;
        this.showing = showing;
        this.profiles = profiles;
        this.versions = versions;
    }

    /** Who reads, or nobody, and in which language. */
    public record Reader(@Nullable UUID personId, Locale locale) {
        private Eyes eyes() {
            return new Eyes(personId, locale);
        }
    }

    public Optional<PostView> find(UUID id, Reader reader) {
        var eyes = reader.eyes();
        return showing.views(rows.one(id, eyes.reader()), eyes).stream().findFirst();
    }

    /** What somebody published; nothing where the reader can't meet them. */
    public Optional<Page<PostView>> of(String code, Reader reader, @Nullable String after, int limit) {
        return profiles.idOf(code, reader.personId())
                .map(author ->
                        page(rows.ofAuthor(author, reader.eyes().reader(), before(after), limit + 1), reader, limit));
    }

    /** What is meant for an audience. Whether the reader may see it is for the caller to know. */
    public Page<PostView> ofAudience(UUID audienceId, Reader reader, @Nullable String after, int limit) {
        return page(rows.ofAudience(audienceId, reader.eyes().reader(), before(after), limit + 1), reader, limit);
    }

    public Page<PostView> drafts(UUID authorId, Locale locale, @Nullable String after, int limit) {
        return page(rows.draftsOf(authorId, before(after), limit + 1), new Reader(authorId, locale), limit);
    }

    public Page<PostView> savedBy(UUID personId, Locale locale, @Nullable String after, int limit) {
        return page(rows.savedBy(personId, before(after), limit + 1), new Reader(personId, locale), limit);
    }

    public Page<PostView> ofTopic(String topic, Reader reader, @Nullable String after, int limit) {
        var place = before(after);
        return Topics.of(topic)
                .map(known -> page(rows.ofTopic(known, reader.eyes().reader(), place, limit + 1), reader, limit))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** Those whose text has all the words; none where the query says nothing. */
    public Page<PostView> saying(String query, Reader reader, @Nullable String after, int limit) {
        var place = before(after);
        var runs = SearchText.queried(query);
        return runs.isEmpty()
                ? new Page<>(List.of(), null)
                : page(rows.saying(runs, reader.eyes().reader(), place, limit + 1), reader, limit);
    }

    /** What a post of this author's was before each edit, the latest first; nothing where it is not theirs. */
    public Optional<List<PostVersions.Version>> versionsOf(UUID authorId, UUID postId) {
        return versions.of(authorId, postId);
    }

    private Page<PostView> page(List<PostRow> found, Reader reader, int limit) {
        var page = Page.of(found, limit, row -> Cursor.of(row.sortedBy()));
        return new Page<>(showing.views(page.items(), reader.eyes()), page.next());
    }

    private static UUID before(@Nullable String after) {
        var cursor = Cursor.decoded(after, 1);
        return cursor == null ? PostRows.TOP : cursor.id(0);
    }
}
