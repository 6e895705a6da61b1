package io.shuke.ordering;

import io.shuke.promotion.CouponKind;
import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders as they are shown. */
@Repository
class StoredOrders {
    private static final String HEAD = """
            select id, number, buyer_id, state, currency, goods_minor, discount_minor, freight_minor, freight_discount_minor, total_minor,
                   refunded_minor, line_count, note, recipient, phone, province, city, district, street, postal_code,
                   placed_at, pay_before, paid_at, shipped_at, received_at, returns_until, settled_at, ended_at,
                   cancel_reason, group_campaign_id, group_id, group_code, reseated_at, sold_at,
                   group_saving_minor
            from ordering.orders
            """;
    private static final String LINE = """
            select l.order_id, l.id, l.sku_id, l.product_id, l.handle, l.title, l.options, l.picture_url, l.quantity,
                   l.unit_price_minor, l.total_minor, l.discount_minor, l.refunded_quantity, l.refunded_minor, l.open_after_sale_id,
                   l.list_price_minor, o.currency
            from ordering.order_lines l join ordering.orders o on o.id = l.order_id
            """;

    private final JdbcClient jdbc;

    StoredOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The order's own row, without its lines. */
    record Head(UUID id, UUID buyerId, int lineCount, Order order, Instant payBefore, List<Order.Moment> ofGroup) {
        OrderCard card(List<Order.Line> firstLines, Instant now) {
            return new OrderCard(
                    id,
                    order.number(),
                    order.state(),
                    order.placedAt(),
                    order.total(),
                    lineCount,
                    firstLines,
                    order.payBefore(),
                    order.payBefore() == null ? null : now,
                    order.group());
        }

        Order order(
                List<Order.Line> lines,
                List<Order.Coupon> coupons,
                List<Order.Parcel> parcels,
                List<Order.Moment> refunds,
                Order.@Nullable ChargeState charge,
                Instant now) {
            var moments = new ArrayList<>(ofGroup);
            moments.addAll(refunds);
            return OrderTimeline.complete(order, lines, coupons, parcels, moments, charge, now);
        }
    }

    /** Who stands behind a line, without their names. */
    record FoundEvidence(
            UUID lineId,
            @Nullable UUID ownerPartnerId,
            @Nullable UUID sharerPartnerId,
            @Nullable Instant touchAt,
            int planVersion) {
        void addPartnersTo(Set<UUID> ids) {
            if (ownerPartnerId != null) {
                ids.add(ownerPartnerId);
            }
            if (sharerPartnerId != null) {
                ids.add(sharerPartnerId);
            }
        }

        OperatorOrder.LineEvidence named(Map<UUID, String> names) {
            return new OperatorOrder.LineEvidence(
                    lineId,
                    ownerPartnerId,
                    ownerPartnerId == null ? null : names.get(ownerPartnerId),
                    sharerPartnerId,
                    sharerPartnerId == null ? null : names.get(sharerPartnerId),
                    touchAt,
                    planVersion);
        }
    }

    Optional<Head> head(UUID orderId, @Nullable UUID buyerId) {
        return jdbc.sql(HEAD + "where id = :order and (cast(:buyer as uuid) is null or buyer_id = :buyer)")
                .param("order", orderId)
                .param("buyer", buyerId)
                .query(StoredOrders::head)
                .optional();
    }

    List<Head> headsOfBuyer(UUID buyerId, @Nullable OrderState state, @Nullable UUID after, int limit) {
        return jdbc.sql(HEAD + """
                where buyer_id = :buyer
                  and (cast(:state as text) is null or state = :state)
                  and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit
                """)
                .param("buyer", buyerId)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query(StoredOrders::head)
                .list();
    }

    List<Head> headsOfMarket(@Nullable OrderState state, OrderSearch search, @Nullable UUID after, int limit) {
        return jdbc.sql(HEAD + conditions(state, search, after) + " order by id desc limit :limit")
                .params(values(state, search))
                .param("after", after)
                .param("limit", limit)
                .query(StoredOrders::head)
                .list();
    }

    /**
     * Only what is asked for stands in the statement, so that each condition finds its index. A name's beginning is a
     * range of bytes: nothing that begins with it comes after it with the last character of all behind.
     */
    static String conditions(@Nullable OrderState state, OrderSearch search, @Nullable UUID after) {
        return "where true"
                + (state == null ? "" : " and state = :state")
                + (after == null ? "" : " and id < :after")
                + (search.numberFrom() == null ? "" : " and number between :number_from and :number_to")
                + (search.buyerId() == null ? "" : " and buyer_id = :buyer")
                + (search.recipient() == null
                        ? ""
                        : " and recipient collate \"C\" between :recipient and :recipient || chr(1114111)");
    }

    static Map<String, @Nullable Object> values(@Nullable OrderState state, OrderSearch search) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state == null ? null : state.name());
        values.put("number_from", search.numberFrom());
        values.put("number_to", search.numberTo());
        values.put("buyer", search.buyerId());
        values.put("recipient", search.recipient());
        return values;
    }

    Map<UUID, String> numbersOf(Collection<UUID> orderIds) {
        var numbers = new HashMap<UUID, String>();
        jdbc.sql("select id, number from ordering.orders where id = any(cast(:ids as uuid[]))")
                .param("ids", orderIds.toArray(UUID[]::new))
                .query((row, number) -> numbers.put(row.getObject("id", UUID.class), row.getString("number")))
                .list();
        return numbers;
    }

    /** How many orders are in each state; read from the index alone. A state without orders is not there. */
    Map<OrderState, Long> countOfStates() {
        var counts = new EnumMap<OrderState, Long>(OrderState.class);
        jdbc.sql("select state, count(*) as orders from ordering.orders group by state")
                .query((row, number) -> counts.put(OrderState.valueOf(row.getString("state")), row.getLong("orders")))
                .list();
        return counts;
    }

    Map<UUID, List<Order.Line>> firstLinesOf(Collection<UUID> orderIds) {
        var lines = new LinkedHashMap<UUID, List<Order.Line>>();
        jdbc.sql(LINE + """
                where l.order_id = any(cast(:orders as uuid[])) and l.position <= :first
                order by l.order_id, l.position
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .param("first", OrderCard.FIRST_LINES)
                .query((row, number) -> lines.computeIfAbsent(
                                row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                        .add(line(row, number)))
                .list();
        return lines;
    }

    List<Order.Line> linesOf(UUID orderId) {
        return jdbc.sql(LINE + "where l.order_id = :order order by l.position")
                .param("order", orderId)
                .query(StoredOrders::line)
                .list();
    }

    List<Order.Coupon> couponsOf(UUID orderId) {
        return jdbc.sql("""
                select c.name, c.kind, c.saved_minor, o.currency
                from ordering.order_coupons c join ordering.orders o on o.id = c.order_id
                where c.order_id = :order order by c.position
                """)
                .param("order", orderId)
                .query((row, number) -> new Order.Coupon(
                        row.getString("name"), CouponKind.valueOf(row.getString("kind")), money(row, "saved_minor")))
                .list();
    }

    List<Order.Parcel> parcelsOf(UUID orderId) {
        return jdbc.sql("""
                select id, carrier, tracking_number, shipped_at, received_at, contents
                from ordering.parcels where order_id = :order order by id
                """)
                .param("order", orderId)
                .query((row, number) -> new Order.Parcel(
                        row.getObject("id", UUID.class),
                        row.getString("carrier"),
                        row.getString("tracking_number"),
                        Times.instant(row, "shipped_at"),
                        Times.instantOrNull(row, "received_at"),
                        List.of((String[]) row.getArray("contents").getArray())))
                .list();
    }

    List<Order.Moment> refundsOf(UUID orderId) {
        return jdbc
                .sql("""
                select reason, at, done_at, by_hand_at from ordering.order_refunds where order_id = :order order by id
                """)
                .param("order", orderId)
                .query((row, number) -> OrderTimeline.refund(
                        RefundReason.valueOf(row.getString("reason")),
                        Times.instant(row, "at"),
                        Times.instantOrNull(row, "done_at"),
                        Times.instantOrNull(row, "by_hand_at")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    List<FoundEvidence> evidenceOf(UUID orderId) {
        return jdbc.sql("""
                select id, owner_partner_id, sharer_partner_id, touched_at, plan_version
                from ordering.order_lines where order_id = :order order by position
                """)
                .param("order", orderId)
                .query((row, number) -> new FoundEvidence(
                        row.getObject("id", UUID.class),
                        row.getObject("owner_partner_id", UUID.class),
                        row.getObject("sharer_partner_id", UUID.class),
                        Times.instantOrNull(row, "touched_at"),
                        row.getInt("plan_version")))
                .list();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        var state = OrderState.valueOf(row.getString("state"));
        var payBefore = Times.instant(row, "pay_before");
        var order = new Order(
                row.getObject("id", UUID.class),
                row.getString("number"),
                state,
                Times.instant(row, "placed_at"),
                state == OrderState.PLACED ? payBefore : null,
                null,
                Times.instantOrNull(row, "paid_at"),
                Times.instantOrNull(row, "shipped_at"),
                Times.instantOrNull(row, "received_at"),
                Times.instantOrNull(row, "settled_at"),
                Times.instantOrNull(row, "ended_at"),
                Times.instantOrNull(row, "returns_until"),
                List.of(),
                money(row, "goods_minor"),
                money(row, "discount_minor"),
                money(row, "freight_minor"),
                money(row, "freight_discount_minor"),
                money(row, "total_minor"),
                money(row, "refunded_minor"),
                money(row, "group_saving_minor"),
                List.of(),
                address(row),
                row.getString("note"),
                List.of(),
                row.getString("cancel_reason"),
                group(row),
                null,
                List.of());
        return new Head(
                order.id(),
                row.getObject("buyer_id", UUID.class),
                row.getInt("line_count"),
                order,
                payBefore,
                order.group() == null
                        ? List.of()
                        : OrderTimeline.ofGroup(
                                Times.instantOrNull(row, "reseated_at"), Times.instantOrNull(row, "sold_at")));
    }

    private static Order.@Nullable Group group(ResultSet row) throws SQLException {
        var id = row.getObject("group_id", UUID.class);
        return id == null
                ? null
                : new Order.Group(row.getObject("group_campaign_id", UUID.class), id, row.getString("group_code"));
    }

    private static Order.Address address(ResultSet row) throws SQLException {
        return new Order.Address(
                row.getString("recipient"),
                row.getString("phone"),
                row.getString("province"),
                row.getString("city"),
                row.getString("district"),
                row.getString("street"),
                row.getString("postal_code"));
    }

    private static Order.Line line(ResultSet row, int number) throws SQLException {
        return new Order.Line(
                row.getObject("id", UUID.class),
                row.getObject("sku_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("handle"),
                row.getString("title"),
                row.getString("options"),
                row.getString("picture_url"),
                money(row, "unit_price_minor"),
                row.getInt("quantity"),
                money(row, "total_minor"),
                money(row, "discount_minor"),
                row.getInt("refunded_quantity"),
                money(row, "refunded_minor"),
                row.getObject("open_after_sale_id", UUID.class),
                row.getObject("list_price_minor") == null ? null : money(row, "list_price_minor"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
