package io.shuke.aftersales;

import io.shuke.aftersales.AfterSale.Shot;
import io.shuke.aftersales.AfterSale.Step;
import io.shuke.aftersales.AfterSale.What;
import io.shuke.aftersales.AfterSale.Who;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads after-sales as they are shown. */
@Repository
class StoredAfterSales {
    static final String SELECT = """
            select id, buyer_id, order_id, order_number, line_id, title, options, picture_url, kind, reason, words,
                   quantity, asked_minor, offered_minor, currency, state, asked_at, due_at, carrier, tracking_number,
                   refunded_minor, freight_minor, ended_at
            from aftersales.after_sale
            """;

    private final JdbcClient jdbc;

    StoredAfterSales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AfterSale> page(
            @Nullable UUID buyerId,
            @Nullable UUID orderId,
            @Nullable String orderNumber,
            @Nullable AfterSaleState state,
            @Nullable UUID after,
            int limit) {
        return jdbc.sql(SELECT + """
                where (cast(:buyer as uuid) is null or buyer_id = :buyer)
                  and (cast(:order as uuid) is null or order_id = :order)
                  and (cast(:number as text) is null or order_number = :number)
                  and (cast(:state as text) is null or state = :state)
                  and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("buyer", buyerId)
                .param("order", orderId)
                .param("number", orderNumber)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query(StoredAfterSales::head)
                .list();
    }

    /** What waits for staff, the nearest deadline first. */
    List<AfterSale> waiting(@Nullable Instant afterDue, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                where state in ('ASKED', 'PARCEL_SENT')
                  and (cast(:due as timestamptz) is null or (due_at, id) > (:due, cast(:after as uuid)))
                order by due_at, id limit :limit
                """)
                .param("due", Times.sqlOrNull(afterDue))
                .param("after", after)
                .param("limit", limit)
                .query(StoredAfterSales::head)
                .list();
    }

    List<Shot> picturesOf(UUID id) {
        return jdbc.sql("select small, large from aftersales.picture where after_sale_id = :id order by position")
                .param("id", id)
                .query((row, number) -> new Shot(row.getString("small"), row.getString("large")))
                .list();
    }

    List<Step> stepsOf(UUID id) {
        return jdbc.sql("""
                select at, who, what, amount_minor, currency, words from aftersales.step
                where after_sale_id = :id order by at, id
                """)
                .param("id", id)
                .query((row, number) -> new Step(
                        Times.instant(row, "at"),
                        Who.valueOf(row.getString("who")),
                        What.valueOf(row.getString("what")),
                        moneyOrNull(row, "amount_minor"),
                        row.getString("words")))
                .list();
    }

    static AfterSale head(ResultSet row, int number) throws SQLException {
        var asked = moneyOrNull(row, "asked_minor");
        return new AfterSale(
                row.getObject("id", UUID.class),
                row.getObject("buyer_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("line_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getString("picture_url"),
                AfterSaleKind.valueOf(row.getString("kind")),
                AfterSaleReason.valueOf(row.getString("reason")),
                row.getString("words"),
                row.getObject("quantity", Integer.class),
                asked == null ? Money.cny(0) : asked,
                moneyOrNull(row, "offered_minor"),
                AfterSaleState.valueOf(row.getString("state")),
                Times.instant(row, "asked_at"),
                Times.instantOrNull(row, "due_at"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                moneyOrNull(row, "refunded_minor"),
                moneyOrNull(row, "freight_minor"),
                Times.instantOrNull(row, "ended_at"),
                null,
                List.of(),
                List.of());
    }

    private static @Nullable Money moneyOrNull(ResultSet row, String column) throws SQLException {
        var minor = row.getObject(column, Long.class);
        return minor == null ? null : new Money(minor, row.getString("currency"));
    }
}
