package io.shuke.sandbox;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the sandbox wrote down about charges, refunds and payouts. */
@Repository
class SandboxBooks {
    /** How a charge ended; one that hasn't isn't in the books. */
    enum State {
        PAID,
        REFUSED,
        CLOSED
    }

    record EndedCharge(
            String merchant,
            String number,
            String orderNumber,
            long amountMinor,
            String currency,
            State state,
            String sandboxNumber,
            @Nullable String wallet) {}

    /** A refund or a payout that was asked for, and how it ended. */
    record Ended(
            String state,
            long amountMinor,
            String currency,
            String sandboxNumber,
            @Nullable String payee) {}

    private final JdbcClient jdbc;

    SandboxBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<EndedCharge> charge(String number) {
        return jdbc.sql("""
                select merchant, number, order_number, amount_minor, currency, state, sandbox_number, wallet
                from sandbox.charge where number = :number
                """).param("number", number).query(EndedCharge.class).optional();
    }

    boolean endCharge(Bill bill, State state, String sandboxNumber, Instant now) {
        return endCharge(
                bill.merchant(),
                bill.number(),
                bill.orderNumber(),
                bill.amountMinor(),
                bill.currency(),
                state,
                sandboxNumber,
                Wallet.of(bill.payer()),
                now);
    }

    /** Lets nobody pay a number that nobody has paid yet, whether a buyer came with it or not. */
    boolean close(String merchant, String number, Instant now) {
        return endCharge(merchant, number, "", 0, "CNY", State.CLOSED, "", null, now);
    }

    private boolean endCharge(
            String merchant,
            String number,
            String orderNumber,
            long amountMinor,
            String currency,
            State state,
            String sandboxNumber,
            @Nullable String wallet,
            Instant now) {
        return jdbc.sql("""
                        insert into sandbox.charge (number, merchant, order_number, amount_minor, currency, state,
                                                    sandbox_number, wallet, ended_at)
                        values (:number, :merchant, :orderNumber, :amount, :currency, :state, :sandboxNumber, :wallet,
                                :now)
                        on conflict (number) do nothing
                        """)
                        .param("number", number)
                        .param("merchant", merchant)
                        .param("orderNumber", orderNumber)
                        .param("amount", amountMinor)
                        .param("currency", currency)
                        .param("state", state.name())
                        .param("sandboxNumber", sandboxNumber)
                        .param("wallet", wallet)
                        .param("now", Times.sql(now))
                        .update()
                == 1;
    }

    Optional<Ended> refund(String number) {
        return jdbc.sql("""
                select state, amount_minor, currency, sandbox_number, null::text as payee
                from sandbox.refund where number = :n
                """).param("n", number).query(Ended.class).optional();
    }

    /** Whether the charge was paid and has this much left; its row is locked, so that refunds come one by one. */
    boolean canRefund(String chargeNumber, long amountMinor, String currency) {
        jdbc.sql("select 1 from sandbox.charge where number = :charge for update")
                .param("charge", chargeNumber)
                .query(Integer.class)
                .optional();
        return jdbc.sql("""
                select exists (
                    select 1 from sandbox.charge c
                    where c.number = :charge and c.state = 'PAID' and c.currency = :currency
                      and c.amount_minor >= :amount + (select coalesce(sum(r.amount_minor), 0) from sandbox.refund r
                                                       where r.charge_number = c.number and r.state = 'DONE'))
                """)
                .param("charge", chargeNumber)
                .param("amount", amountMinor)
                .param("currency", currency)
                .query(Boolean.class)
                .single();
    }

    boolean writeRefund(
            String merchant,
            String number,
            String chargeNumber,
            long amountMinor,
            String currency,
            String state,
            String sandboxNumber,
            Instant now) {
        return jdbc.sql("""
                        insert into sandbox.refund (number, merchant, charge_number, amount_minor, currency, state,
                                                    sandbox_number, asked_at)
                        values (:number, :merchant, :charge, :amount, :currency, :state, :sandboxNumber, :now)
                        on conflict (number) do nothing
                        """)
                        .param("number", number)
                        .param("merchant", merchant)
                        .param("charge", chargeNumber)
                        .param("amount", amountMinor)
                        .param("currency", currency)
                        .param("state", state)
                        .param("sandboxNumber", sandboxNumber)
                        .param("now", Times.sql(now))
                        .update()
                == 1;
    }

    /** What was paid, and what was refunded, between two moments. */
    List<BillRow> rows(String merchant, Instant from, Instant until) {
        return jdbc.sql("""
                select 'CHARGE' as kind, number, amount_minor, currency, sandbox_number from sandbox.charge
                where merchant = :merchant and state = 'PAID' and ended_at >= :from and ended_at < :until
                union all
                select 'REFUND', number, amount_minor, currency, sandbox_number from sandbox.refund
                where merchant = :merchant and state = 'DONE' and asked_at >= :from and asked_at < :until
                order by kind, number
                """)
                .param("merchant", merchant)
                .param("from", Times.sql(from))
                .param("until", Times.sql(until))
                .query(BillRow.class)
                .list();
    }

    Optional<Ended> payout(String number) {
        return jdbc.sql("""
                select state, amount_minor, currency, sandbox_number, payee from sandbox.payout where number = :n
                """).param("n", number).query(Ended.class).optional();
    }

    boolean writePayout(
            String merchant,
            String number,
            String payee,
            long amountMinor,
            String currency,
            String state,
            @Nullable String sandboxNumber,
            Instant now) {
        return jdbc.sql("""
                        insert into sandbox.payout (number, merchant, payee, amount_minor, currency, state,
                                                    sandbox_number, asked_at)
                        values (:number, :merchant, :payee, :amount, :currency, :state, :sandboxNumber, :now)
                        on conflict (number) do nothing
                        """)
                        .param("number", number)
                        .param("merchant", merchant)
                        .param("payee", payee)
                        .param("amount", amountMinor)
                        .param("currency", currency)
                        .param("state", state)
                        .param("sandboxNumber", sandboxNumber)
                        .param("now", Times.sql(now))
                        .update()
                == 1;
    }
}
