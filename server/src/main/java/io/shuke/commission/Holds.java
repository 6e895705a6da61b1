package io.shuke.commission;

import io.shuke.shared.Cursor;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads holds. One statement each. */
@Repository
public class Holds {
    static final String COLUMNS = """
             id, order_id, order_number, partner_id, state, reasons, raised_at, appeal, appealed_at, decided_at,
             decision_reason
            """;

    private final JdbcClient jdbc;

    /** A hold, and how much of the reward it held or holds. */
    public record HeldReward(Hold hold, Money amount) {}

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The hold on this partner's reward for this order, if there ever was one. */
    public Optional<Hold> of(UUID orderId, UUID partnerId) {
        return jdbc.sql("select " + COLUMNS + " from commission.hold where order_id = :order and partner_id = :partner")
                .param("order", orderId)
                .param("partner", partnerId)
                .query(Holds::hold)
                .optional();
    }

    public Optional<Hold> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from commission.hold where id = :id")
                .param("id", id)
                .query(Holds::hold)
                .optional();
    }

    /**
     * Those in this state, or all, the latest first. Of the undecided ones, those whose reward went back with the order
     * are left out: nothing waits for a decision there.
     */
    public Page<HeldReward> page(Hold.@Nullable State state, @Nullable String after, int limit) {
        var rows = jdbc.sql("select " + COLUMNS + """
                , coalesce((select sum(amount_minor) from commission.accrual a
                            where a.order_id = h.order_id and a.partner_id = h.partner_id), 0)::bigint as amount_minor
                from commission.hold h
                where (cast(:state as text) is null or state = :state)
                    and (cast(:after as uuid) is null or id < :after)
                    and (state <> 'HELD'
                         or exists (select from commission.accrual a
                                    where a.order_id = h.order_id and a.partner_id = h.partner_id
                                        and a.held and a.state = 'PENDING'))
                order by id desc
                limit :rows
                """)
                .param("state", state == null ? null : state.name())
                .param("after", Cursor.idOrNull(after))
                .param("rows", limit + 1)
                .query((row, number) -> new HeldReward(hold(row, number), Money.cny(row.getLong("amount_minor"))))
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.hold().id()));
    }

    static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("partner_id", UUID.class),
                Hold.State.valueOf(row.getString("state")),
                Arrays.stream((String[]) row.getArray("reasons").getArray())
                        .map(HoldReason::valueOf)
                        .toList(),
                Times.instant(row, "raised_at"),
                row.getString("appeal"),
                Times.instantOrNull(row, "appealed_at"),
                Times.instantOrNull(row, "decided_at"),
                row.getString("decision_reason"));
    }
}
