package io.shuke.payment;

import io.shuke.payment.PaymentProvider.ChargeWish;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredCharges {
    private static final String COLUMNS =
            "id, order_id, buyer_id, order_number, provider, way, amount_minor, currency, state, pay_before, prepared,"
                    + " prepared_at";

    private final JdbcClient jdbc;

    /** A charge as it is stored. */
    record StoredCharge(
            UUID id,
            UUID orderId,
            UUID buyerId,
            String orderNumber,
            String provider,
            Charge.Way way,
            Money amount,
            Charge.State state,
            Instant payBefore,
            @Nullable String prepared,
            @Nullable Instant preparedAt) {
        ChargeWish wish() {
            return new ChargeWish(id, orderId, buyerId, orderNumber, amount, way, payBefore);
        }
    }

    StoredCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the charge or finds the open one of the same order, provider, way and amount; empty if that one differs. */
    Optional<StoredCharge> openOrFind(UUID id, OpeningCharge.Wish wish, Instant now, Instant askAt) {
        return jdbc.sql("""
                insert into payment.charge as c (id, order_id, order_number, buyer_id, provider, way, amount_minor, currency,
                                                 state, created_at, pay_before, ask_at)
                values (:id, :orderId, :orderNumber, :buyerId, :provider, :way, :amount, :currency,
                        'OPEN', :now, :payBefore, :askAt)
                on conflict (order_id, provider, way) where state = 'OPEN' do update
                    set pay_before = excluded.pay_before
                    where c.amount_minor = excluded.amount_minor and c.currency = excluded.currency
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("orderId", wish.orderId())
                .param("orderNumber", wish.orderNumber())
                .param("buyerId", wish.buyerId())
                .param("provider", wish.provider())
                .param("way", wish.way().name())
                .param("amount", wish.amount().amountMinor())
                .param("currency", wish.amount().currency())
                .param("now", Times.sql(now))
                .param("payBefore", Times.sql(wish.payBefore()))
                .param("askAt", Times.sql(askAt))
                .query(StoredCharges::read)
                .optional();
    }

    void closeOpen(UUID orderId, String provider, Charge.Way way) {
        jdbc.sql("""
                update payment.charge set state = 'CLOSED'
                where order_id = :orderId and provider = :provider and way = :way and state = 'OPEN'
                """)
                .param("orderId", orderId)
                .param("provider", provider)
                .param("way", way.name())
                .update();
    }

    Optional<StoredCharge> ofOrder(UUID orderId) {
        return jdbc.sql("select " + COLUMNS + """
                 from payment.charge where order_id = :orderId
                order by case state when 'PAID' then 0 when 'REFUNDED' then 1 when 'OPEN' then 2 else 3 end, id desc
                limit 1
                """)
                .param("orderId", orderId)
                .query(StoredCharges::read)
                .optional();
    }

    Optional<StoredCharge> ofBuyer(UUID id, UUID buyerId) {
        return jdbc.sql("select " + COLUMNS + " from payment.charge where id = :id and buyer_id = :buyerId")
                .param("id", id)
                .param("buyerId", buyerId)
                .query(StoredCharges::read)
                .optional();
    }

    /** Keeps what the provider answered; empty where the charge has ended meanwhile. */
    Optional<StoredCharge> keepPrepared(UUID id, String answer, Instant now) {
        return jdbc.sql("""
                update payment.charge set prepared = :answer, prepared_at = :now where id = :id and state = 'OPEN'
                returning
                """ + COLUMNS)
                .param("id", id)
                .param("answer", answer)
                .param("now", Times.sql(now))
                .query(StoredCharges::read)
                .optional();
    }

    /**
     * Takes charges whose provider is to be asked, and sets when to ask again, so that each has one asker: after a quarter
     * of a minute, then after twice as long each time, up to the pause given.
     */
    List<StoredCharge> takeToAsk(Instant now, Duration longest, int atMost) {
        return jdbc.sql("""
                with due as materialized (
                    select id from payment.charge where ask_at <= :now order by ask_at, id
                    for update skip locked limit :atMost
                )
                update payment.charge
                set ask_at = :now::timestamptz
                             + least(:longest, 15 * power(2, least(asked, 12))) * interval '1 second',
                    asked = asked + 1
                where id in (select id from due)
                returning
                """ + COLUMNS)
                .param("now", Times.sql(now))
                .param("longest", longest.toSeconds())
                .param("atMost", atMost)
                .query(StoredCharges::read)
                .list();
    }

    /** The provider lets nobody pay it any more. */
    void close(UUID id) {
        jdbc.sql("""
                update payment.charge set state = case state when 'OPEN' then 'CLOSED' else state end, ask_at = null
                where id = :id and state in ('OPEN', 'FAILED', 'CLOSED')
                """).param("id", id).update();
    }

    private static StoredCharge read(ResultSet row, int number) throws SQLException {
        return new StoredCharge(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("buyer_id", UUID.class),
                row.getString("order_number"),
                row.getString("provider"),
                Charge.Way.valueOf(row.getString("way")),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                Charge.State.valueOf(row.getString("state")),
                Times.instant(row, "pay_before"),
                row.getString("prepared"),
                Times.instantOrNull(row, "prepared_at"));
    }
}
