package io.shuke.sharing;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import io.shuke.sharing.RecordingTouch.Visit;
import io.shuke.sharing.StoredEvidence.FirstTouch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends touches, and knows which browsers a person uses. */
@Repository
class StoredTouches {
    private final JdbcClient jdbc;

    StoredTouches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A visit and the link it came through. */
    record NewTouch(UUID id, Visit visit, ShareLink link, Instant at) {
        static NewTouch of(Visit visit, ShareLink link, Instant at) {
            return new NewTouch(Ids.next(), visit, link, at);
        }
    }

    /** False where the token was spent before. */
    boolean spend(byte[] nonce, Instant expires) {
        return jdbc.sql("""
                insert into sharing.spent_touch_token (nonce, expires) values (:nonce, :expires)
                on conflict (nonce) do nothing
                """)
                        .param("nonce", nonce)
                        .param("expires", Times.sql(expires))
                        .update()
                == 1;
    }

    int forgetSpentBefore(Instant at, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select nonce from sharing.spent_touch_token where expires < :at
                    order by expires for update skip locked limit :at_most
                )
                delete from sharing.spent_touch_token where nonce in (select nonce from due)
                """).param("at", Times.sql(at)).param("at_most", atMost).update();
    }

    /** False where this visitor's visit through this link is recorded for the hour. */
    boolean insert(NewTouch touch) {
        var link = touch.link();
        return jdbc.sql("""
                insert into sharing.touch (id, visitor_id, person_id, link_code, partner_id, target_kind, target_id,
                                           product_id, channel, hour, at, device_hash, network_hash)
                values (:id, :visitor, cast(:person as uuid), :code, :partner, :kind, cast(:target as uuid),
                        cast(:product as uuid), :channel, :hour, :at, :device, :network)
                on conflict (visitor_id, link_code, hour) do nothing
                """)
                        .param("id", touch.id())
                        .param("visitor", touch.visit().visitorId())
                        .param("person", touch.visit().personId())
                        .param("code", link.code())
                        .param("partner", link.personId())
                        .param("kind", link.target().kind().name())
                        .param("target", link.target().id())
                        .param("product", link.target().productId())
                        .param("channel", link.channel().name())
                        .param("hour", Times.sql(touch.at().truncatedTo(ChronoUnit.HOURS)))
                        .param("at", Times.sql(touch.at()))
                        .param("device", touch.visit().deviceHash())
                        .param("network", touch.visit().networkHash())
                        .update()
                == 1;
    }

    /** Remembers that the person signed in on this browser. */
    void know(UUID personId, UUID visitorId, Instant at) {
        jdbc.sql("""
                insert into sharing.known_visitor (person_id, visitor_id, signed_in_at)
                values (:person, :visitor, :at)
                on conflict (person_id, visitor_id)
                    do update set signed_in_at = greatest(known_visitor.signed_in_at, excluded.signed_in_at)
                """)
                .param("person", personId)
                .param("visitor", visitorId)
                .param("at", Times.sql(at))
                .update();
    }

    /**
     * The first anonymous touch of this browser since then, by somebody else's link. What it touched before somebody
     * else last signed in on it was that person's.
     */
    Optional<FirstTouch> firstOf(UUID visitorId, UUID personId, Instant since) {
        return jdbc.sql("""
                select id, partner_id from sharing.touch
                where visitor_id = :visitor and person_id is null and partner_id <> :person and at > :since
                    and exists (select from sharing.share_link l where l.code = link_code)
                    and at > coalesce((select max(signed_in_at) from sharing.known_visitor
                                       where visitor_id = :visitor and person_id <> :person), '-infinity')
                order by at, id limit 1
                """)
                .param("visitor", visitorId)
                .param("person", personId)
                .param("since", Times.sql(since))
                .query((row, number) ->
                        new FirstTouch(row.getObject("id", UUID.class), row.getObject("partner_id", UUID.class)))
                .optional();
    }
}
