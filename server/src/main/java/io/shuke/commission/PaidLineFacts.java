package io.shuke.commission;

import io.shuke.ordering.PaidLines.PaidLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Keeps the lines that were paid, to try plans on them. */
@Repository
class PaidLineFacts {
    private static final String COLLECTION = "paid-lines";

    private final JdbcClient jdbc;

    /** How far the collection of older lines has come. */
    record Collection(@Nullable UUID afterOrderId) {}

    PaidLineFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes those that are not there yet, and of those that are what more was refunded. In any order, any number of times. */
    void record(List<PaidLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into commission.paid_line as known
                    (order_id, line_id, order_number, buyer_id, placed_at, product_id, category_id, product_title,
                     net_minor, refunded_minor, purchase_minor, currency, product_budget_basis_points,
                     owner_partner_id, introducer_partner_id, sharer_partner_id, touched_at)
                select l.order_id, l.line_id, l.number, l.buyer_id, l.placed_at, l.product_id, l.category_id, l.title,
                       l.net, l.refunded, l.purchase, l.currency, l.budget, l.owner, l.introducer, l.sharer, l.touched
                from unnest(cast(:orders as uuid[]), cast(:lines as uuid[]), cast(:numbers as text[]),
                            cast(:buyers as uuid[]), cast(:placed as timestamptz[]), cast(:products as uuid[]),
                            cast(:categories as uuid[]), cast(:titles as text[]), cast(:nets as bigint[]),
                            cast(:refunded as bigint[]), cast(:purchases as bigint[]), cast(:currencies as text[]),
                            cast(:budgets as int[]), cast(:owners as uuid[]), cast(:introducers as uuid[]),
                            cast(:sharers as uuid[]), cast(:touched as timestamptz[]))
                    as l (order_id, line_id, number, buyer_id, placed_at, product_id, category_id, title, net, refunded,
                          purchase, currency, budget, owner, introducer, sharer, touched)
                order by l.order_id, l.line_id
                on conflict (order_id, line_id) do update set refunded_minor = excluded.refunded_minor
                    where excluded.refunded_minor > known.refunded_minor
                """)
                .param("orders", array("uuid", lines, PaidLine::orderId))
                .param("lines", array("uuid", lines, PaidLine::lineId))
                .param("numbers", array("text", lines, PaidLine::orderNumber))
                .param("buyers", array("uuid", lines, PaidLine::buyerId))
                .param("placed", array("text", lines, line -> line.placedAt().toString()))
                .param("products", array("uuid", lines, PaidLine::productId))
                .param("categories", array("uuid", lines, PaidLine::categoryId))
                .param("titles", array("text", lines, PaidLine::title))
                .param("nets", array("int8", lines, PaidLine::netMinor))
                .param("refunded", array("int8", lines, PaidLine::refundedMinor))
                .param("purchases", array("int8", lines, PaidLine::purchaseMinor))
                .param("currencies", array("text", lines, PaidLine::currency))
                .param("budgets", array("int4", lines, PaidLine::productBudgetBasisPoints))
                .param("owners", array("uuid", lines, PaidLine::ownerPartnerId))
                .param("introducers", array("uuid", lines, PaidLine::introducerPartnerId))
                .param("sharers", array("uuid", lines, PaidLine::sharerPartnerId))
                .param("touched", array("text", lines, line -> text(line.touchedAt())))
                .update();
    }

    /** Takes on the collection of older lines for this transaction; nothing where it is done or somebody is at it. */
    Optional<Collection> collection() {
        return jdbc.sql("""
                select after_order_id from commission.collecting where name = :name and done_at is null
                for update skip locked
                """)
                .param("name", COLLECTION)
                .query((row, number) -> new Collection(row.getObject("after_order_id", UUID.class)))
                .optional();
    }

    boolean collected() {
        return jdbc.sql("select done_at is not null from commission.collecting where name = :name")
                .param("name", COLLECTION)
                .query(Boolean.class)
                .single();
    }

    void collectedUpTo(UUID orderId) {
        jdbc.sql("update commission.collecting set after_order_id = :order where name = :name")
                .param("order", orderId)
                .param("name", COLLECTION)
                .update();
    }

    void collectedAll() {
        jdbc.sql("update commission.collecting set done_at = now() where name = :name and done_at is null")
                .param("name", COLLECTION)
                .update();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static SqlArrayValue array(
            String type, List<PaidLine> lines, Function<PaidLine, ? extends @Nullable Object> value) {
        var values = new Object[lines.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(lines.get(i));
        }
        return new SqlArrayValue(type, values);
    }
}
