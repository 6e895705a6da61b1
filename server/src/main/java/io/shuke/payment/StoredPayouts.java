package io.shuke.payment;

import io.shuke.payment.PaymentProvider.PayoutWish;
import io.shuke.payment.Payout.State;
import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPayouts {
    private static final String COLUMNS = "id, number, partner_id, provider, state, amount_minor, fee_minor, currency,"
            + " asked_at, promised_by, decided_at, paid_at, reason, confirmation, confirm_before";

    /** A payout as it is stored. */
    record StoredPayout(UUID partnerId, String provider, Payout payout) {
        PayoutWish wish(@Nullable String account) {
            return new PayoutWish(
                    payout.number(), partnerId, account, payout.net(), payout.state() == State.TO_CONFIRM);
        }
    }

    private final JdbcClient jdbc;

    StoredPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(StoredPayout stored) {
        var payout = stored.payout();
        jdbc.sql("""
                insert into payment.payout
                    (id, number, partner_id, provider, state, amount_minor, fee_minor, currency, asked_at, promised_by)
                values (:id, :number, :partnerId, :provider, 'ASKED', :amount, :fee, :currency, :askedAt, :promisedBy)
                """)
                .param("id", payout.id())
                .param("number", payout.number())
                .param("partnerId", stored.partnerId())
                .param("provider", stored.provider())
                .param("amount", payout.amount().amountMinor())
                .param("fee", payout.fee().amountMinor())
                .param("currency", payout.amount().currency())
                .param("askedAt", Times.sql(payout.askedAt()))
                .param("promisedBy", Times.sql(payout.promisedBy()))
                .update();
    }

    /** Decides a payout that waits for it; empty if it doesn't. */
    Optional<StoredPayout> decide(UUID id, State decision, UUID by, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                update payment.payout
                set state = :decision, decided_at = :now, decided_by = :by, reason = :reason,
                    send_at = case :decision when 'APPROVED' then :now end::timestamptz,
                    ended_at = case :decision when 'REJECTED' then :now end::timestamptz
                where id = :id and state = 'ASKED'
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("decision", decision.name())
                .param("by", by)
                .param("reason", reason)
                .param("now", Times.sql(now))
                .query(StoredPayouts::read)
                .optional();
    }

    /**
     * Takes payouts that are due, marks the attempt before anybody is called, and says when to try again. One that waits
     * for its partner stays so.
     */
    List<StoredPayout> takeToSend(Instant now, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from payment.payout where send_at <= :now order by send_at, id
                    for update skip locked limit :atMost
                )
                update payment.payout
                set state = case state when 'APPROVED' then 'SENT' else state end, attempts = attempts + 1,
                    send_at = :now::timestamptz + least(3600, 15 * power(2, least(attempts, 12))) * interval '1 second'
                where id in (select id from due)
                returning
                """ + COLUMNS)
                .param("now", Times.sql(now))
                .param("atMost", atMost)
                .query(StoredPayouts::read)
                .list();
    }

    Optional<StoredPayout> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payout where id = :id")
                .param("id", id)
                .query(StoredPayouts::read)
                .optional();
    }

    List<StoredPayout> ofPartner(UUID partnerId, @Nullable Cursor after, int atMost) {
        return jdbc.sql("select " + COLUMNS + """
                 from payment.payout
                where partner_id = :partnerId and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("partnerId", partnerId)
                .param("after", after == null ? null : after.id(0))
                .param("atMost", atMost)
                .query(StoredPayouts::read)
                .list();
    }

    List<StoredPayout> all(@Nullable State state, @Nullable Cursor after, int atMost) {
        return jdbc.sql("select " + COLUMNS + """
                 from payment.payout
                where (:state::text is null or state = :state) and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("state", state == null ? null : state.name())
                .param("after", after == null ? null : after.id(0))
                .param("atMost", atMost)
                .query(StoredPayouts::read)
                .list();
    }

    private static Payout.@Nullable Confirmation confirmation(ResultSet row) throws SQLException {
        var before = Times.instantOrNull(row, "confirm_before");
        return before == null ? null : new Payout.Confirmation(row.getString("confirmation"), before);
    }

    private static StoredPayout read(ResultSet row, int rowNumber) throws SQLException {
        var currency = row.getString("currency");
        var amount = new Money(row.getLong("amount_minor"), currency);
        var fee = new Money(row.getLong("fee_minor"), currency);
        return new StoredPayout(
                row.getObject("partner_id", UUID.class),
                row.getString("provider"),
                new Payout(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        State.valueOf(row.getString("state")),
                        amount,
                        fee,
                        amount.minus(fee),
                        Times.instant(row, "asked_at"),
                        Times.instant(row, "promised_by"),
                        Times.instantOrNull(row, "decided_at"),
                        Times.instantOrNull(row, "paid_at"),
                        row.getString("reason"),
                        confirmation(row)));
    }
}
