package io.shuke.payment;

import io.shuke.payment.PaymentProvider.PayoutWish;
import io.shuke.payment.Payout.State;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPayouts {
    private static final String COLUMNS = "id, number, partner_id, provider, state, amount_minor, fee_minor, tax_minor,"
            + " currency, asked_at, promised_by, decided_at, paid_at, reason, confirmation, confirm_before,"
            + " approvals_needed, first_approved_by";

    /** How many people must approve a payout, and who was the first where it takes two. */
    record Approvals(int needed, @Nullable UUID firstBy) {}

    /** A payout as it is stored. */
    record StoredPayout(UUID partnerId, String provider, Payout payout, Approvals approvals) {
        PayoutWish wish(@Nullable String account) {
            return new PayoutWish(
                    payout.number(), partnerId, account, payout.net(), payout.state() == State.TO_CONFIRM);
        }
    }

    private final JdbcClient jdbc;

    StoredPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the payout unless the month's payouts of these accounts would pass the cap with it; says whether it did. */
    boolean insertWithin(Money monthCap, Instant monthStart, Collection<UUID> accounts, StoredPayout stored) {
        var payout = stored.payout();
        return jdbc.sql("""
                        insert into payment.payout
                            (id, number, partner_id, provider, state, amount_minor, fee_minor, tax_minor, currency,
                             asked_at, promised_by, approvals_needed)
                        select :id, :number, :partnerId, :provider, 'ASKED', :amount, :fee, :tax, :currency,
                               :askedAt, :promisedBy, :approvalsNeeded
                        where :amount + (select coalesce(sum(amount_minor), 0) from payment.payout
                                         where partner_id = any(cast(:accounts as uuid[])) and currency = :currency
                                           and asked_at >= :monthStart
                                           and state not in ('REJECTED', 'FAILED', 'CANCELLED', 'EXPIRED'))
                              <= :monthCap
                        """)
                        .param("id", payout.id())
                        .param("number", payout.number())
                        .param("partnerId", stored.partnerId())
                        .param("provider", stored.provider())
                        .param("amount", payout.amount().amountMinor())
                        .param("fee", payout.fee().amountMinor())
                        .param("tax", payout.tax().amountMinor())
                        .param("currency", payout.amount().currency())
                        .param("askedAt", Times.sql(payout.askedAt()))
                        .param("promisedBy", Times.sql(payout.promisedBy()))
                        .param("approvalsNeeded", stored.approvals().needed())
                        .param("accounts", accounts.toArray(UUID[]::new))
                        .param("monthStart", Times.sql(monthStart))
                        .param("monthCap", monthCap.amountMinor())
                        .update()
                == 1;
    }

    /**
     * Counts an approval of a payout that waits for it; the last one it needs makes it APPROVED. Empty if it doesn't wait,
     * or if this is the person who approved it first or who is paid.
     */
    Optional<StoredPayout> approve(UUID id, UUID by, Instant now) {
        return jdbc.sql("""
                update payment.payout
                set first_approved_by = case when approvals_needed = 2 and first_approved_by is null then :by::uuid
                                             else first_approved_by end,
                    first_approved_at = case when approvals_needed = 2 and first_approved_by is null
                                             then :now::timestamptz else first_approved_at end,
                    state = case when approvals_needed = 2 and first_approved_by is null then 'ASKED'
                                 else 'APPROVED' end,
                    decided_at = case when approvals_needed = 1 or first_approved_by is not null
                                      then :now::timestamptz end,
                    decided_by = case when approvals_needed = 1 or first_approved_by is not null then :by::uuid end,
                    send_at = case when approvals_needed = 1 or first_approved_by is not null
                                   then :now::timestamptz end
                where id = :id and state = 'ASKED' and partner_id <> :by
                  and first_approved_by is distinct from :by::uuid
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("by", by)
                .param("now", Times.sql(now))
                .query(StoredPayouts::read)
                .optional();
    }

    /** Rejects a payout that waits for a decision; empty if it doesn't. */
    Optional<StoredPayout> reject(UUID id, UUID by, String reason, Instant now) {
        return jdbc.sql("""
                update payment.payout
                set state = 'REJECTED', decided_at = :now, decided_by = :by, reason = :reason, ended_at = :now
                where id = :id and state = 'ASKED'
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("by", by)
                .param("reason", reason)
                .param("now", Times.sql(now))
                .query(StoredPayouts::read)
                .optional();
    }

    /** Writes down what is withheld of a payout that was just approved. */
    StoredPayout fixTax(UUID id, Money tax) {
        return jdbc.sql("update payment.payout set tax_minor = :tax where id = :id and state = 'APPROVED' returning "
                        + COLUMNS)
                .param("id", id)
                .param("tax", tax.amountMinor())
                .query(StoredPayouts::read)
                .single();
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

    /** The payout, held against whoever else would decide it. */
    Optional<StoredPayout> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payout where id = :id for update")
                .param("id", id)
                .query(StoredPayouts::read)
                .optional();
    }

    Optional<StoredPayout> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from payment.payout where id = :id")
                .param("id", id)
                .query(StoredPayouts::read)
                .optional();
    }

    Map<UUID, String> numbersOf(Collection<UUID> ids) {
        var numbers = new HashMap<UUID, String>();
        jdbc.sql("select id, number from payment.payout where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, at) -> numbers.put(row.getObject("id", UUID.class), row.getString("number")))
                .list();
        return numbers;
    }

    List<StoredPayout> ofPartner(UUID partnerId, @Nullable UUID after, int atMost) {
        return jdbc.sql("select " + COLUMNS + """
                 from payment.payout
                where partner_id = :partnerId and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("partnerId", partnerId)
                .param("after", after)
                .param("atMost", atMost)
                .query(StoredPayouts::read)
                .list();
    }

    List<StoredPayout> all(@Nullable State state, @Nullable UUID after, int atMost) {
        return jdbc.sql("select " + COLUMNS + """
                 from payment.payout
                where (:state::text is null or state = :state) and (:after::uuid is null or id < :after)
                order by id desc limit :atMost
                """)
                .param("state", state == null ? null : state.name())
                .param("after", after)
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
        var tax = new Money(row.getLong("tax_minor"), currency);
        return new StoredPayout(
                row.getObject("partner_id", UUID.class),
                row.getString("provider"),
                new Payout(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        State.valueOf(row.getString("state")),
                        amount,
                        fee,
                        tax,
                        amount.minus(fee).minus(tax),
                        Times.instant(row, "asked_at"),
                        Times.instant(row, "promised_by"),
                        Times.instantOrNull(row, "decided_at"),
                        Times.instantOrNull(row, "paid_at"),
                        row.getString("reason"),
                        confirmation(row)),
                new Approvals(row.getInt("approvals_needed"), row.getObject("first_approved_by", UUID.class)));
    }
}
