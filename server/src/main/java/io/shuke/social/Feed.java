package io.shuke.social;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.ShowingPosts.Eyes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Somebody's home feed: what people they follow posted, and what is meant for people whom they are among, the latest first, and among it – marked as such – what others
 * posted about their interests. Who wants it chronological gets those they follow alone; who wants it not personalised,
 * who follows nobody yet, and who is not signed in, gets the newest of all. It goes on below what was shown, in each of its parts, so new posts
 * neither repeat nor hide anything.
 */
@Component
public class Feed {
    private final PostRows rows;
    private final StoredProfiles profiles;
    private final ShowingPosts showing;
    private final StoredAudiences audiences;

    Feed(PostRows rows, StoredProfiles profiles, ShowingPosts showing, StoredAudiences audiences) {
        this.rows = rows;
        this.profiles = profiles;
        this.showing = showing;
        this.audiences = audiences;
    }

    public Page<FeedItem> page(@Nullable UUID readerId, Locale locale, @Nullable String after, int limit) {
        var eyes = new Eyes(readerId, locale);
        var cursor = Cursor.decoded(after, 2);
        var followedBefore = cursor == null ? PostRows.TOP : cursor.id(0);
        var suggestedBefore = cursor == null ? PostRows.TOP : cursor.id(1);
        var profile = readerId == null ? null : profiles.find(readerId).orElse(null);
        if (profile == null || (!profile.chronologicalOnly() && (profile.notPersonalised() || isNew(profile)))) {
            var found = rows.ofEverybody(eyes.reader(), followedBefore, limit + 1);
            return woven(found, List.of(), followedBefore, suggestedBefore, limit, eyes);
        }
        var followed = rows.followedBy(eyes.reader(), followedBefore, limit + 1);
        var suggested = profile.chronologicalOnly() || profile.interests().isEmpty()
                ? List.<PostRow>of()
                : rows.about(profile.interests(), eyes.reader(), suggestedBefore, limit + 1);
        return woven(followed, suggested, followedBefore, suggestedBefore, limit, eyes);
    }

    /** Who follows nobody, named no interest and is in no audience: there is nothing to go by. */
    private boolean isNew(StoredProfiles.Row profile) {
        return profile.following() == 0 && profile.interests().isEmpty() && !audiences.anyOf(profile.personId());
    }

    private Page<FeedItem> woven(
            List<PostRow> first, List<PostRow> second, UUID firstBefore, UUID secondBefore, int limit, Eyes eyes) {
        var woven = Weaving.weave(first, second, limit);
        var more = woven.ofFirst() < first.size() || woven.ofSecond() < second.size();
        var next = Cursor.of(place(first, woven.ofFirst(), firstBefore), place(second, woven.ofSecond(), secondBefore));
        var views = showing.views(woven.items(), eyes);
        var items = new ArrayList<FeedItem>();
        for (int i = 0; i < views.size(); i++) {
            var row = woven.items().get(i);
            items.add(new FeedItem(views.get(i), row.source(), row.interest()));
        }
        return new Page<>(items, more ? next.encoded() : null);
    }

    private static String place(List<PostRow> rows, int shown, UUID before) {
        return shown == 0 ? before.toString() : rows.get(shown - 1).sortedBy();
    }
}
