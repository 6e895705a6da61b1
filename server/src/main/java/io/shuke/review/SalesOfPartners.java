package io.shuke.review;

import io.shuke.review.RememberingSalesOfPartners.Line;
import io.shuke.review.RememberingSalesOfPartners.LinesSold;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts of what partners sold, and the figures that are counted from them. */
@Repository
class SalesOfPartners {
    private final JdbcClient jdbc;

    /** What was counted. */
    record Counted(
            int orders, int lines, int linesRefunded, int customers, int customersBack, int reviews, int stars) {}

    SalesOfPartners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each line once. */
    void write(LinesSold sold, UUID buyerId, List<Line> lines) {
        jdbc.sql("""
                insert into review.partner_sale (line_id, order_id, partner_id, buyer_id, at)
                select l.line_id, :order, l.partner_id, :buyer, :at
                from unnest(:lines, :partners) as l (line_id, partner_id)
                on conflict do nothing
                """)
                .param("order", sold.orderId())
                .param("buyer", buyerId)
                .param("at", Times.sql(sold.at()))
                .param("lines", lines.stream().map(Line::lineId).toArray(UUID[]::new))
                .param("partners", lines.stream().map(Line::partnerId).toArray(UUID[]::new))
                .update();
    }

    /** Whether the partner sold the line that the review is of. */
    boolean sold(UUID partnerId, UUID reviewId) {
        return jdbc.sql("""
                select exists (
                    select from review.partner_sale s join review.review r on r.line_id = s.line_id
                    where r.id = :review and s.partner_id = :partner)
                """)
                .param("review", reviewId)
                .param("partner", partnerId)
                .query(Boolean.class)
                .single();
    }

    /** The partner who sold the line that the review is of. */
    Optional<UUID> partnerOf(UUID reviewId) {
        return jdbc.sql("""
                select s.partner_id from review.partner_sale s join review.review r on r.line_id = s.line_id
                where r.id = :review
                """).param("review", reviewId).query(UUID.class).optional();
    }

    void undo(UUID id, Instant at) {
        jdbc.sql("insert into review.sale_undone (id, at) values (:id, :at) on conflict do nothing")
                .param("id", id)
                .param("at", Times.sql(at))
                .update();
    }

    /**
     * One statement. Orders that were called off before shipment count nowhere. A customer came back who bought on two
     * days or more, what was refunded apart: many orders on one day are one visit.
     */
    Counted countOf(UUID partnerId) {
        return jdbc.sql("""
                with sale as materialized (
                    select s.line_id, s.order_id, s.buyer_id, (s.at at time zone 'Asia/Shanghai')::date as day,
                           exists (select from review.sale_undone u where u.id = s.line_id) as refunded
                    from review.partner_sale s
                    where s.partner_id = :partner
                        and not exists (select from review.sale_undone u where u.id = s.order_id)),
                customer as (
                    select buyer_id, count(distinct day) as days from sale where not refunded group by buyer_id)
                select (select count(distinct order_id)::int from sale) as orders,
                       (select count(*)::int from sale) as lines,
                       (select count(*)::int from sale where refunded) as lines_refunded,
                       (select count(*)::int from customer) as customers,
                       (select count(*)::int from customer where days > 1) as customers_back,
                       count(r.id)::int as reviews, coalesce(sum(r.stars), 0)::int as stars
                from sale s join review.review r on r.line_id = s.line_id and not r.hidden
                """).param("partner", partnerId).query(Counted.class).single();
    }

    /** The sales stay their partner's, to somebody who is nobody any more. */
    void forgetBuyer(UUID personId, UUID nobody) {
        jdbc.sql("update review.partner_sale set buyer_id = :nobody where buyer_id = :person")
                .param("person", personId)
                .param("nobody", nobody)
                .update();
    }

    void forgetPartner(UUID personId) {
        jdbc.sql("delete from review.partner_sale where partner_id = :person")
                .param("person", personId)
                .update();
    }
}
