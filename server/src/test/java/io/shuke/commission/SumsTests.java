package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.support.ServerTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Sums of commission read little, however much there ever was. Each test's rows go with its transaction. */
@ServerTest
@Transactional
class SumsTests {
    private static final int MANY = 30_000;
    private static final UUID PARTNER = UUID.fromString("01900000-0000-7000-8000-00000000cafe");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    private Commissions commissions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void agreeWithAllThereEverWas() {
        var before = commissions.figures();
        fill("PENDING");
        jdbc.sql("update commission.accrual set state = 'RELEASED', released_at = now() where partner_id = :partner")
                .param("partner", PARTNER)
                .update();
        jdbc.sql("""
                update commission.accrual set reversed_minor = 3
                where partner_id = :partner and mod(amount_minor, 2) = 0
                """).param("partner", PARTNER).update();
        var truth = jdbc.sql("""
                select sum(amount_minor - reversed_minor)::bigint from commission.accrual where partner_id = :partner
                """).param("partner", PARTNER).query(Long.class).single();
        var sums = Objects.requireNonNull(
                commissions.sumsOf(List.of(PARTNER), LONG_AGO).get(PARTNER));
        assertThat(sums.released().amountMinor()).isEqualTo(truth);
        assertThat(sums.since().amountMinor()).isEqualTo(truth);
        var after = commissions.figures();
        assertThat(after.released().minus(before.released()).amountMinor()).isEqualTo(truth);
        assertThat(after.reversed().minus(before.reversed()).amountMinor()).isEqualTo(MANY / 2 * 3L);
        assertThat(after.pending()).isEqualTo(before.pending());
    }

    @Test
    void readNoOldCommission() {
        fill("RELEASED");
        jdbc.sql("analyze commission.accrual, commission.sums").update();
        var read = rowsReadBy(() -> {
            commissions.figures();
            commissions.sumsOf(List.of(PARTNER), Instant.now());
        });
        assertThat(read).isLessThan(MANY / 10);
    }

    /** Rows of accruals that were fetched while the action ran, by scan or by index. */
    private long rowsReadBy(Runnable action) {
        var before = rowsRead();
        action.run();
        return rowsRead() - before;
    }

    private long rowsRead() {
        return jdbc.sql("""
                select coalesce(sum(pg_stat_get_xact_tuples_returned(c.oid)), 0)::bigint
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'commission' and c.relname like 'accrual%'
                """).query(Long.class).single();
    }

    private void fill(String state) {
        jdbc.sql("""
                insert into commission.accrual (id, partner_id, buyer_id, order_id, order_number, line_id, product_id,
                    product_title, options, quantity, plan_version, depth, role, base_minor, budget_basis_points,
                    budget_minor, rate_basis_points, amount_minor, currency, state, bound_since, accrued_at,
                    released_at)
                select cast('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid), :partner, gen_random_uuid(),
                       gen_random_uuid(), n::text, gen_random_uuid(), gen_random_uuid(), 'Honey', '', 1, 1, 1, 'OWNER',
                       100000, 10000, 100000, 10000, n + 3, 'CNY', :state, now(), '2020-01-01',
                       case when :state = 'RELEASED' then now() end
                from generate_series(1, :many) n
                """)
                .param("partner", PARTNER)
                .param("many", MANY)
                .param("state", state)
                .update();
    }
}
