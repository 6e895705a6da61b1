package io.shuke.payment;

import io.shuke.payment.PaymentProvider.RefundWish;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Refunds {
    /** What is to be refunded. */
    record Wish(UUID id, UUID chargeId, UUID orderId, Money amount, String reason) {}

    /** Whether the refund was there before, else the provider that has the money. */
    record Asked(boolean known, @Nullable String providerOrNull) {
        String provider() {
            return Objects.requireNonNull(providerOrNull);
        }
    }

    /** A refund that is to be sent to its provider. */
    record ToSend(UUID id, UUID chargeId, String provider, Money amount, Money charged, String reason) {
        RefundWish wish() {
            return new RefundWish(id.toString(), chargeId.toString(), amount, charged, reason);
        }
    }

    private final JdbcClient jdbc;

    Refunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts the refund and counts its amount on the charge, which is what keeps all refunds, open ones included,
     * within what was paid. The insert comes first: of two with one id the second waits there and counts nothing.
     */
    Asked ask(Wish wish, Instant now) {
        var asked = jdbc.sql("""
                with asked as (
                    insert into payment.refund
                        (id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, send_at)
                    values (:id, :chargeId, :orderId, :amount, :currency, :reason, 'ASKED', :now, :now)
                    on conflict (id) do nothing
                    returning amount_minor
                ),
                counted as (
                    update payment.charge c set refunded_minor = c.refunded_minor + a.amount_minor
                    from asked a
                    where c.id = :chargeId and c.order_id = :orderId and c.currency = :currency
                      and c.paid_at is not null and c.refunded_minor + a.amount_minor <= c.amount_minor
                    returning c.provider
                )
                select (select count(*) from asked) = 0 as known, (select provider from counted) as provider
                """)
                .param("id", wish.id())
                .param("chargeId", wish.chargeId())
                .param("orderId", wish.orderId())
                .param("amount", wish.amount().amountMinor())
                .param("currency", wish.amount().currency())
                .param("reason", wish.reason())
                .param("now", Times.sql(now))
                .query((row, number) -> new Asked(row.getBoolean("known"), row.getString("provider")))
                .single();
        if (!asked.known() && asked.providerOrNull() == null) {
            throw new IllegalStateException("refund " + wish.id() + " is more than what was paid is left");
        }
        return asked;
    }

    void requireSame(Wish wish) {
        var same = jdbc.sql("""
                select charge_id = :chargeId and order_id = :orderId and amount_minor = :amount and currency = :currency
                from payment.refund where id = :id
                """)
                .param("id", wish.id())
                .param("chargeId", wish.chargeId())
                .param("orderId", wish.orderId())
                .param("amount", wish.amount().amountMinor())
                .param("currency", wish.amount().currency())
                .query(Boolean.class)
                .single();
        if (!same) {
            throw new IllegalStateException("refund " + wish.id() + " was asked for with other content");
        }
    }

    /** Takes refunds that are due, marks the attempt before anybody is called, and says when to try again. */
    List<ToSend> takeToSend(Instant now, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from payment.refund where send_at <= :now order by send_at, id
                    for update skip locked limit :atMost
                )
                update payment.refund r
                set state = 'PROCESSING', attempts = attempts + 1,
                    send_at = :now::timestamptz + least(3600, 15 * power(2, least(attempts, 12))) * interval '1 second'
                from payment.charge c
                where c.id = r.charge_id
                  and r.id in (select id from due)
                returning r.id, r.charge_id, c.provider, r.amount_minor, c.amount_minor as charged_minor, r.currency, r.reason
                """)
                .param("now", Times.sql(now))
                .param("atMost", atMost)
                .query((row, number) -> new ToSend(
                        row.getObject("id", UUID.class),
                        row.getObject("charge_id", UUID.class),
                        row.getString("provider"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        new Money(row.getLong("charged_minor"), row.getString("currency")),
                        row.getString("reason")))
                .list();
    }

    /**
     * Another one waits in place of a closed one, and counts against what was paid as that one did. False where that one
     * is not closed.
     */
    boolean waitInsteadOf(UUID closed, UUID id, Instant now) {
        return jdbc.sql("""
                        insert into payment.refund
                            (id, charge_id, order_id, amount_minor, currency, reason, state, asked_at, instead_of)
                        select :id, charge_id, order_id, amount_minor, currency, reason, 'WAITING', :now, id
                        from payment.refund where id = :closed and state = 'CLOSED'
                        """)
                        .param("closed", closed)
                        .param("id", id)
                        .param("now", Times.sql(now))
                        .update()
                == 1;
    }

    /** Where it stands, and stays until the transaction ends. */
    Optional<PaymentQueue.RefundState> lockedState(UUID id) {
        return jdbc.sql("select state from payment.refund where id = :id for update")
                .param("id", id)
                .query((row, number) -> PaymentQueue.RefundState.valueOf(row.getString("state")))
                .optional();
    }

    /** False where nobody has to send it: it is on its way already, or has ended. */
    boolean sendAgain(UUID id, Instant now) {
        return jdbc.sql("""
                        update payment.refund set state = 'ASKED', send_at = :now
                        where id = :id and state in ('WAITING', 'ABNORMAL')
                        """).param("id", id).param("now", Times.sql(now)).update() > 0;
    }

    /** A charge is refunded when all of it is back with the buyer. */
    void markChargeIfWhollyRefunded(UUID refundId) {
        jdbc.sql("""
                update payment.charge c set state = 'REFUNDED'
                where c.id = (select charge_id from payment.refund where id = :id)
                  and c.state = 'PAID' and c.refunded_minor = c.amount_minor
                  and not exists (select 1 from payment.refund r
                                  where r.charge_id = c.id
                                    and r.state not in ('DONE', 'CLOSED', 'PAID_BY_HAND'))
                """).param("id", refundId).update();
    }

    /** What events say about a refund. */
    record Facts(UUID orderId, UUID chargeId, Money amount, String provider) {}

    /** The refund that was asked for first: each one that waits stands in the place of the one before. */
    UUID firstOf(UUID id) {
        return jdbc.sql("""
                with recursive chain as (
                    select id, instead_of from payment.refund where id = :id
                    union all
                    select r.id, r.instead_of from payment.refund r join chain c on r.id = c.instead_of
                )
                select id from chain where instead_of is null
                """).param("id", id).query(UUID.class).single();
    }

    Facts facts(UUID id) {
        return jdbc.sql("""
                select r.order_id, r.charge_id, r.amount_minor, r.currency, c.provider
                from payment.refund r join payment.charge c on c.id = r.charge_id where r.id = :id
                """)
                .param("id", id)
                .query((row, number) -> new Facts(
                        row.getObject("order_id", UUID.class),
                        row.getObject("charge_id", UUID.class),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("provider")))
                .single();
    }
}
