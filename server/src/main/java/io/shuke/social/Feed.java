package io.shuke.social;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Somebody's home feed: what people they follow posted and what is meant for people whom they are among, the latest first,
 * and among it – marked as such – what others posted about their interests. Who wants it chronological gets those they
 * follow and those they are among alone. The newest of all is for who wants it not personalised, who is not signed in, and
 * who has nothing to go by: they follow nobody, or nobody who posted, are among nobody who did, and nobody posted about
 * their interests. It goes on below what was shown, in each of its parts, so new posts neither repeat nor hide anything.
 */
@Component
public class Feed {
    private final FeedRows rows;
    private final StoredProfiles profiles;
    private final ShowingPosts showing;
    private final StoredAudiences audiences;

    Feed(FeedRows rows, StoredProfiles profiles, ShowingPosts showing, StoredAudiences audiences) {
        this.rows = rows;
        this.profiles = profiles;
        this.showing = showing;
        this.audiences = audiences;
    }

    /** Which lists a feed is made of; its next page goes on in the same. */
    private enum Kind {
        OWN,
        EVERYBODYS
    }

    /** How far down the first and the second list of a feed were shown. */
    private record Place(Kind kind, UUID first, UUID second) {
        static Place from(Cursor cursor) {
            var kind = Kind.OWN.name().equals(cursor.text(0)) ? Kind.OWN : Kind.EVERYBODYS;
            return new Place(kind, cursor.id(1), cursor.id(2));
        }
    }

    public Page<FeedItem> page(@Nullable UUID readerId, Locale locale, @Nullable String after, int limit) {
        var reader = new Reader(readerId, locale);
        var cursor = Cursor.decoded(after, 3);
        var profile = readerId == null ? null : profiles.find(readerId).orElse(null);
        var wanted = profile == null || (profile.notPersonalised() && !profile.chronologicalOnly())
                ? Kind.EVERYBODYS
                : Kind.OWN;
        var place = cursor == null ? new Place(wanted, PostRows.TOP, PostRows.TOP) : Place.from(cursor);
        return profile == null || wanted == Kind.EVERYBODYS || place.kind() == Kind.EVERYBODYS
                ? everybodys(reader, place, limit)
                : own(profile, reader, place, limit, cursor == null);
    }

    private Page<FeedItem> own(StoredProfiles.Row profile, Reader reader, Place place, int limit, boolean begins) {
        var followed = rows.followedBy(reader.id(), place.first(), limit + 1);
        var suggested = profile.chronologicalOnly() || profile.interests().isEmpty()
                ? List.<PostRow>of()
                : rows.about(profile.interests(), reader.id(), place.second(), limit + 1);
        var nothingToGoBy = suggested.isEmpty()
                && (followed.isEmpty() || (profile.following() == 0 && !audiences.anyOf(profile.personId())));
        return begins && nothingToGoBy && !profile.chronologicalOnly()
                ? everybodys(reader, new Place(Kind.EVERYBODYS, PostRows.TOP, PostRows.TOP), limit)
                : woven(followed, suggested, place, limit, reader);
    }

    private Page<FeedItem> everybodys(Reader reader, Place place, int limit) {
        return woven(rows.ofEverybody(reader.id(), place.first(), limit + 1), List.of(), place, limit, reader);
    }

    private Page<FeedItem> woven(List<PostRow> first, List<PostRow> second, Place place, int limit, Reader reader) {
        var woven = Weaving.weave(first, second, limit);
        var more = woven.ofFirst() < first.size() || woven.ofSecond() < second.size();
        var next = Cursor.of(
                place.kind(),
                place(first, woven.ofFirst(), place.first()),
                place(second, woven.ofSecond(), place.second()));
        var views = showing.views(woven.items(), reader);
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
