package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.catalog.Picture;
import io.shuke.ordering.RefundingLine;
import io.shuke.ordering.SoldLine;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes after-sales. Each move is one guarded statement that notes the step with it. */
@Repository
class AfterSales {
    private final JdbcClient jdbc;

    AfterSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From one of these states to another, and who did what. */
    record Move(
            UUID id,
            List<AfterSaleState> from,
            AfterSaleState to,
            Who who,
            What what,
            @Nullable Money amount,
            @Nullable String words,
            @Nullable Money offered,
            boolean withoutOffer,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            Instant at,
            @Nullable Instant due) {
        static Move of(UUID id, List<AfterSaleState> from, AfterSaleState to) {
            return new Move(
                    id, from, to, Who.TIME, What.EXPIRED, null, null, null, false, null, null, Instant.EPOCH, null);
        }

        Move step(Who itsWho, What itsWhat, @Nullable Money itsAmount, @Nullable String itsWords) {
            return new Move(
                    id,
                    from,
                    to,
                    itsWho,
                    itsWhat,
                    itsAmount,
                    itsWords,
                    offered,
                    withoutOffer,
                    carrier,
                    trackingNumber,
                    at,
                    due);
        }

        Move offering(Money offer) {
            return new Move(
                    id, from, to, who, what, amount, words, offer, withoutOffer, carrier, trackingNumber, at, due);
        }

        Move takingTheOfferBack() {
            return new Move(id, from, to, who, what, amount, words, null, true, carrier, trackingNumber, at, due);
        }

        Move parcel(String itsCarrier, String itsNumber) {
            return new Move(
                    id, from, to, who, what, amount, words, offered, withoutOffer, itsCarrier, itsNumber, at, due);
        }

        Move at(Instant now, @Nullable Instant itsDue) {
            return new Move(
                    id,
                    from,
                    to,
                    who,
                    what,
                    amount,
                    words,
                    offered,
                    withoutOffer,
                    carrier,
                    trackingNumber,
                    now,
                    itsDue);
        }
    }

    void insert(
            UUID id,
            AskingAfterSale.Wish wish,
            SoldLine line,
            Money amount,
            List<Picture> shots,
            Instant at,
            Instant due) {
        var claim = wish.claim();
        jdbc.sql("""
                with asked as (
                    insert into aftersales.after_sale
                        (id, buyer_id, order_id, order_number, line_id, title, options, picture_url, kind, reason,
                         words, quantity, asked_minor, currency, state, asked_at, due_at)
                    values (:id, :buyer, :order, :number, :line, :title, :options, :picture, :kind, :reason,
                            :words, :quantity, :amount, :currency, 'ASKED', :at, :due)
                    returning id
                ), shown as (
                    insert into aftersales.picture (after_sale_id, position, media_id, small, large)
                    select a.id, p.position, p.media, p.small, p.large
                    from asked a cross join unnest(cast(:media as uuid[]), cast(:small as text[]),
                                                   cast(:large as text[]))
                         with ordinality as p (media, small, large, position)
                )
                insert into aftersales.step (after_sale_id, id, at, who, what, amount_minor, currency, words)
                select id, :step, :at, 'BUYER', 'ASKED', :amount, :currency, :words from asked
                """)
                .param("id", id)
                .param("step", Ids.next())
                .param("buyer", wish.buyerId())
                .param("order", line.orderId())
                .param("number", line.orderNumber())
                .param("line", line.lineId())
                .param("title", line.title())
                .param("options", line.options())
                .param("picture", line.picture())
                .param("kind", claim.kind().name())
                .param("reason", claim.reason().name())
                .param("words", wish.words())
                .param("quantity", claim.quantity())
                .param("amount", amount.amountMinor())
                .param("currency", amount.currency())
                .param("at", Times.sql(at))
                .param("due", Times.sql(due))
                .param("media", shots.stream().map(Picture::id).toArray(UUID[]::new))
                .param("small", shots.stream().map(Picture::small).toArray(String[]::new))
                .param("large", shots.stream().map(Picture::large).toArray(String[]::new))
                .update();
    }

    /** Without its pictures and steps; with a buyer, only that buyer's. */
    Optional<AfterSale> find(UUID id, @Nullable UUID buyerId) {
        return jdbc.sql(StoredAfterSales.SELECT
                        + " where id = :id and (cast(:buyer as uuid) is null or buyer_id = :buyer)")
                .param("id", id)
                .param("buyer", buyerId)
                .query(StoredAfterSales::head)
                .optional();
    }

    /** As it is, and stays until the transaction ends. */
    Optional<AfterSale> lock(UUID id) {
        return jdbc.sql(StoredAfterSales.SELECT + " where id = :id for update")
                .param("id", id)
                .query(StoredAfterSales::head)
                .optional();
    }

    /** False where it is in none of the move's states any more; then nothing is written. */
    boolean move(Move move) {
        return jdbc.sql("""
                        with moved as (
                            update aftersales.after_sale
                            set state = :to, due_at = :due,
                                ended_at = case when :due::timestamptz is null then :at end::timestamptz,
                                offered_minor = case when :without_offer then null
                                                     else coalesce(:offered, offered_minor) end,
                                carrier = coalesce(:carrier, carrier),
                                tracking_number = coalesce(:tracking, tracking_number)
                            where id = :id and state = any(cast(:from as text[]))
                            returning id, currency
                        ), noted as (
                            insert into aftersales.step
                                (after_sale_id, id, at, who, what, amount_minor, currency, words)
                            select id, :step, :at, :who, :what, :amount, currency, :words from moved
                        )
                        select count(*) from moved
                        """)
                        .param("id", move.id())
                        .param("from", names(move.from()))
                        .param("to", move.to().name())
                        .param("due", Times.sqlOrNull(move.due()))
                        .param("at", Times.sql(move.at()))
                        .param("without_offer", move.withoutOffer())
                        .param("offered", minor(move.offered()))
                        .param("carrier", move.carrier())
                        .param("tracking", move.trackingNumber())
                        .param("step", Ids.next())
                        .param("who", move.who().name())
                        .param("what", move.what().name())
                        .param("amount", minor(move.amount()))
                        .param("words", move.words())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Notes that the money is on its way back; the after-sale is locked and open. */
    void refunded(UUID id, RefundingLine.Outcome.Refunded refunded, Who who, Instant at) {
        jdbc.sql("""
                with ended as (
                    update aftersales.after_sale
                    set state = 'REFUNDED', due_at = null, ended_at = :at, refund_id = :refund,
                        refunded_minor = :amount, freight_minor = :freight
                    where id = :id and due_at is not null
                    returning id, currency
                )
                insert into aftersales.step (after_sale_id, id, at, who, what, amount_minor, currency)
                select id, :step, :at, :who, 'REFUNDED', :total, currency from ended
                """)
                .param("id", id)
                .param("step", Ids.next())
                .param("at", Times.sql(at))
                .param("who", who.name())
                .param("refund", refunded.refundId())
                .param("amount", refunded.amount().amountMinor())
                .param("freight", refunded.freight().amountMinor())
                .param("total", refunded.amount().plus(refunded.freight()).amountMinor())
                .update();
    }

    List<UUID> due(Instant at, int atMost) {
        return jdbc.sql("select id from aftersales.after_sale where due_at <= :at order by due_at limit :at_most")
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(UUID.class)
                .list();
    }

    private static String[] names(List<AfterSaleState> states) {
        return states.stream().map(AfterSaleState::name).toArray(String[]::new);
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : amount.amountMinor();
    }
}
