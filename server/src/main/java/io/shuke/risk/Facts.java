package io.shuke.risk;

import io.shuke.commission.HoldReason;
import io.shuke.identity.TracesOfPeople.Trace;
import io.shuke.risk.WatchingSales.RewardedSale;
import io.shuke.shared.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers traces and rewarded sales, and finds in them what hints at a reward that nobody really earned. */
@Repository
class Facts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Facts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void remember(Collection<Trace> traces) {
        jdbc.sql("""
                insert into risk.trace (person_id, kind, hash, first_at)
                select distinct t.person_id, t.kind, t.hash, cast(:at as timestamptz)
                from unnest(cast(:persons as uuid[]), cast(:kinds as text[]), cast(:hashes as text[]))
                    as t (person_id, kind, hash)
                order by t.person_id, t.kind, t.hash
                on conflict do nothing
                """)
                .param("persons", traces.stream().map(Trace::personId).toArray(UUID[]::new))
                .param("kinds", texts(traces, trace -> trace.kind().name()))
                .param("hashes", texts(traces, Trace::hash))
                .param("at", Times.sql(clock.instant()))
                .update();
    }

    void remember(RewardedSale sale, UUID partnerId, Instant joined, Instant placed, Optional<Instant> touched) {
        jdbc.sql("""
                insert into risk.sale (order_id, partner_id, buyer_id, buyer_joined_at, placed_at, touched_at)
                values (:order, :partner, :buyer, :joined, :placed, :touched)
                on conflict do nothing
                """)
                .param("order", sale.orderId())
                .param("partner", partnerId)
                .param("buyer", sale.buyerId())
                .param("joined", Times.sql(joined))
                .param("placed", Times.sql(placed))
                .param("touched", Times.sqlOrNull(touched.orElse(null)))
                .update();
    }

    /**
     * All hints in one statement: traces that buyer and partner have in common, an order that followed the visit at once,
     * buyers of this partner who joined from one network within an hour of this one, and the partner's own orders by which
     * the buyer earns.
     */
    Set<HoldReason> hintsOf(UUID orderId, UUID partnerId) {
        return jdbc
                .sql("""
                with sale as (select * from risk.sale where order_id = :order and partner_id = :partner),
                common as (
                    select distinct b.kind
                    from sale s
                    join risk.trace b on b.person_id = s.buyer_id
                    join risk.trace p on p.person_id = s.partner_id and p.kind = b.kind and p.hash = b.hash)
                select 'SHARED_' || kind from common
                union all
                select 'HASTY_ORDER' from sale where placed_at < touched_at + make_interval(secs => :haste)
                union all
                select 'REGISTRATION_BURST' from sale s
                where (select count(distinct other.buyer_id)
                       from risk.sale other
                       join risk.trace mine on mine.person_id = s.buyer_id and mine.kind = 'NETWORK'
                       join risk.trace theirs on theirs.person_id = other.buyer_id and theirs.kind = 'NETWORK'
                           and theirs.hash = mine.hash
                       where other.partner_id = s.partner_id
                           and other.buyer_joined_at between s.buyer_joined_at - make_interval(secs => :window)
                               and s.buyer_joined_at + make_interval(secs => :window)) >= :burst
                union all
                select 'CLOSED_LOOP' from sale s
                where exists (select from risk.sale back
                              where back.buyer_id = s.partner_id and back.partner_id = s.buyer_id
                                  and back.placed_at > s.placed_at - interval '90 days')
                """)
                .param("order", orderId)
                .param("partner", partnerId)
                .param("haste", RiskRules.HASTE.toSeconds())
                .param("window", RiskRules.BURST_WINDOW.toSeconds())
                .param("burst", RiskRules.BURST)
                .query(String.class)
                .list()
                .stream()
                .map(HoldReason::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HoldReason.class)));
    }

    private static String[] texts(Collection<Trace> traces, Function<Trace, String> value) {
        return traces.stream().map(value).toArray(String[]::new);
    }
}
