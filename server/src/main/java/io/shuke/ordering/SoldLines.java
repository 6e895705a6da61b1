package io.shuke.ordering;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lines of orders as refunds see them. Whoever is about to change one locks its order first: shipping, settling,
 * cancelling and refunding of one order wait for each other. An open after-sale keeps a line from settling; there is one
 * at a time.
 */
@Repository
public class SoldLines {
    private static final String SELECT = """
            select o.id as order_id, o.number, o.buyer_id, o.state, l.received_at, l.returns_until, o.currency,
                   o.goods_minor - o.discount_minor as order_net_minor,
                   o.refunded_minor - o.freight_refunded_minor as order_refunded_minor,
                   o.freight_minor, o.freight_refunded_minor, o.freight_base_minor, o.freight_discount_minor,
                   o.discount_minor + o.freight_discount_minor + l.borne_minor > 0 as reduced,
                   o.flash_offer_id is not null as in_flash,
                   l.id, l.sku_id, l.product_id, l.title, l.options, l.picture_url, l.quantity, l.refunded_quantity,
                   l.shipped_quantity, l.called_off_quantity, o.first_parcel_at,
                   l.total_minor - l.discount_minor as net_minor,
                   l.market_minor as coupon_minor, l.refunded_minor, l.open_after_sale_id,
                   l.settled_at
            from ordering.orders o join ordering.order_lines l on l.order_id = o.id
            """;

    private final JdbcClient jdbc;

    SoldLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it stands now; with a buyer, only that buyer's. */
    public Optional<SoldLine> find(UUID orderId, UUID lineId, @Nullable UUID buyerId) {
        return jdbc.sql(SELECT + """
                where o.id = :order and l.id = :line and (cast(:buyer as uuid) is null or o.buyer_id = :buyer)
                """)
                .param("order", orderId)
                .param("line", lineId)
                .param("buyer", buyerId)
                .query(SoldLines::line)
                .optional();
    }

    /** All lines of the buyer's order as they stand now; none where it is somebody else's. */
    public List<SoldLine> ofOrder(UUID orderId, UUID buyerId) {
        return jdbc.sql(SELECT + " where o.id = :order and o.buyer_id = :buyer order by l.id")
                .param("order", orderId)
                .param("buyer", buyerId)
                .query(SoldLines::line)
                .list();
    }

    /** As it stands, and stays until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<SoldLine> lock(UUID orderId, UUID lineId, @Nullable UUID buyerId) {
        jdbc.sql("select id from ordering.orders where id = :order for update")
                .param("order", orderId)
                .query(UUID.class)
                .optional();
        return find(orderId, lineId, buyerId);
    }

    /** Something is open about the line from now on; false where something else is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean open(SoldLine line, UUID afterSaleId) {
        return jdbc.sql("""
                        update ordering.order_lines set open_after_sale_id = :after_sale
                        where order_id = :order and id = :line and open_after_sale_id is null
                        """)
                        .param("after_sale", afterSaleId)
                        .param("order", line.orderId())
                        .param("line", line.lineId())
                        .update()
                > 0;
    }

    /** It is not open any more; again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(UUID orderId, UUID lineId, UUID afterSaleId) {
        jdbc.sql("""
                update ordering.order_lines set open_after_sale_id = null
                where order_id = :order and id = :line and open_after_sale_id = :after_sale
                """)
                .param("after_sale", afterSaleId)
                .param("order", orderId)
                .param("line", lineId)
                .update();
    }

    /**
     * Counts a refund on the line, and pieces that are not shipped because of it; false where that is more than is left of
     * it.
     */
    boolean refund(SoldLine line, int pieces, int calledOff, Money amount) {
        return jdbc.sql("""
                        update ordering.order_lines
                        set refunded_minor = refunded_minor + :amount, refunded_quantity = refunded_quantity + :pieces,
                            called_off_quantity = called_off_quantity + :called_off
                        where order_id = :order and id = :line
                          and refunded_minor + :amount <= total_minor - discount_minor
                          and refunded_quantity + :pieces <= quantity
                          and shipped_quantity + called_off_quantity + :called_off <= quantity
                        """)
                        .param("order", line.orderId())
                        .param("line", line.lineId())
                        .param("pieces", pieces)
                        .param("called_off", calledOff)
                        .param("amount", amount.amountMinor())
                        .update()
                > 0;
    }

    private static SoldLine line(ResultSet row, int number) throws SQLException {
        return new SoldLine(
                row.getObject("order_id", UUID.class),
                row.getString("number"),
                row.getObject("buyer_id", UUID.class),
                row.getObject("id", UUID.class),
                OrderState.valueOf(row.getString("state")),
                Times.instantOrNull(row, "received_at"),
                Times.instantOrNull(row, "returns_until"),
                row.getObject("sku_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("title"),
                row.getString("options"),
                row.getString("picture_url"),
                row.getInt("quantity"),
                row.getInt("refunded_quantity"),
                row.getInt("shipped_quantity"),
                row.getInt("called_off_quantity"),
                money(row, "net_minor"),
                money(row, "refunded_minor"),
                row.getObject("open_after_sale_id", UUID.class),
                Times.instantOrNull(row, "settled_at") != null,
                Times.instantOrNull(row, "first_parcel_at") != null,
                money(row, "order_net_minor"),
                money(row, "order_refunded_minor"),
                money(row, "freight_minor"),
                money(row, "freight_refunded_minor"),
                money(row, "freight_base_minor"),
                money(row, "coupon_minor"),
                money(row, "freight_discount_minor"),
                row.getBoolean("reduced"),
                row.getBoolean("in_flash"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), row.getString("currency"));
    }
}
