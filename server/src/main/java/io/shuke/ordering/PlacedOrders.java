package io.shuke.ordering;

import io.shuke.ordering.NewOrder.NewLine;
import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores new orders. */
@Repository
class PlacedOrders {
    private final JdbcClient jdbc;
    private final OrderLimits limits;

    PlacedOrders(JdbcClient jdbc, OrderLimits limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    /**
     * Stores the order with its lines, and takes those out of the buyer's cart, in one statement. Nothing where the buyer
     * has placed too many lately: they are counted in that statement too, so that the limit costs no other.
     */
    Optional<NewOrder> place(NewOrder order) {
        var placed = order;
        while (insert(placed) == 0) {
            if (tooMany(placed)) {
                return Optional.empty();
            }
            placed = placed.withNumber(OrderNumbers.next());
        }
        return Optional.of(placed);
    }

    private boolean tooMany(NewOrder order) {
        return jdbc.sql("select count(*) >= :most from ordering.orders where buyer_id = :buyer and id > :lately")
                .param("most", limits.mostInTenMinutes())
                .param("buyer", order.buyerId())
                .param("lately", Ids.earlier(order.id(), OrderLimits.WINDOW))
                .query(Boolean.class)
                .single();
    }

    /** Writes nothing and answers 0 where another order has the number, or the buyer too many. */
    private int insert(NewOrder order) {
        var priced = order.priced();
        var address = order.address();
        var lines = order.lines();
        var group = order.group();
        return jdbc.sql("""
                with placed as (
                    insert into ordering.orders
                        (id, number, buyer_id, state, currency, goods_minor, discount_minor, freight_minor,
                         freight_discount_minor, total_minor, line_count, note, recipient, phone, province, city, district, street, postal_code,
                         placed_at, pay_before, group_campaign_id, group_id, group_code)
                    select :id, :number, :buyer, 'PLACED', :currency, :goods, :discount, :freight,
                           :freight_discount, :total, :line_count, :note, :recipient, :phone, :province, :city, :district, :street, :postal_code,
                           :placed_at, :pay_before, cast(:campaign as uuid), cast(:group as uuid), cast(:group_code as text)
                    where (select count(*) from ordering.orders where buyer_id = :buyer and id > :lately) < :most
                    on conflict (number) do nothing
                    returning id
                ), emptied as (
                    delete from ordering.cart_lines
                    where owner_kind = 'PERSON' and owner_id = :buyer and sku_id = any(cast(:skus as uuid[]))
                )
                insert into ordering.order_lines
                    (order_id, position, id, sku_id, product_id, category_id, vendor_id, handle, title, options,
                     picture_url, quantity, unit_price_minor, total_minor, discount_minor, supplier_coupon_minor, purchase_minor,
                     commission_budget_basis_points, product_budget_basis_points, plan_version, owner_partner_id,
                     bound_since, introducer_partner_id, introduced_since, sharer_partner_id, touch_id, touched_at, link_code, channel,
                     offer_id, list_price_minor)
                select p.id, l.position, l.id, l.sku_id, l.product_id, l.category_id, l.vendor_id, l.handle, l.title,
                       l.options, l.picture_url, l.quantity, l.unit_price, l.unit_price * l.quantity, l.discount,
                       l.by_supplier, l.purchase, l.budget, l.own_budget, :plan_version, l.owner_partner_id, l.bound_since,
                       l.introducer_partner_id, l.introduced_since, l.sharer_partner_id, l.touch_id, l.touched_at, l.link_code, l.channel,
                       l.offer_id, l.list_price
                from placed p cross join unnest(
                    cast(:lines as uuid[]), cast(:skus as uuid[]), cast(:products as uuid[]),
                    cast(:categories as uuid[]), cast(:vendors as uuid[]), cast(:handles as text[]),
                    cast(:titles as text[]), cast(:options as text[]), cast(:pictures as text[]),
                    cast(:quantities as int[]), cast(:prices as bigint[]), cast(:discounts as bigint[]),
                    cast(:by_supplier as bigint[]),
                    cast(:purchases as bigint[]), cast(:budgets as int[]), cast(:own_budgets as int[]),
                    cast(:owners as uuid[]), cast(:bound_since as timestamptz[]), cast(:introducers as uuid[]),
                    cast(:introduced_since as timestamptz[]), cast(:sharers as uuid[]), cast(:touches as uuid[]),
                    cast(:touched_at as timestamptz[]), cast(:links as text[]), cast(:channels as text[]),
                    cast(:offers as uuid[]), cast(:list_prices as bigint[]))
                    with ordinality as l (id, sku_id, product_id, category_id, vendor_id, handle, title, options,
                        picture_url, quantity, unit_price, discount, by_supplier, purchase, budget, own_budget, owner_partner_id,
                        bound_since, introducer_partner_id, introduced_since, sharer_partner_id, touch_id, touched_at, link_code, channel,
                        offer_id, list_price, position)
                """)
                .param("id", order.id())
                .param("lately", Ids.earlier(order.id(), OrderLimits.WINDOW))
                .param("most", limits.mostInTenMinutes())
                .param("number", order.number())
                .param("buyer", order.buyerId())
                .param("currency", priced.total().currency())
                .param("goods", priced.goods().amountMinor())
                .param("discount", priced.discount().amountMinor())
                .param("freight", priced.freight().amountMinor())
                .param("freight_discount", priced.freightDiscount().amountMinor())
                .param("total", priced.total().amountMinor())
                .param("line_count", lines.size())
                .param("note", order.note())
                .param("recipient", address.recipient())
                .param("phone", address.phone())
                .param("province", address.province())
                .param("city", address.city())
                .param("district", address.district())
                .param("street", address.street())
                .param("postal_code", address.postalCode())
                .param("placed_at", Times.sql(order.placedAt()))
                .param("pay_before", Times.sql(order.payBefore()))
                .param("campaign", group == null ? null : group.campaignId())
                .param("group", group == null ? null : group.id())
                .param("group_code", group == null ? null : group.code())
                .param("plan_version", order.planVersion())
                .param("lines", each(lines, UUID[]::new, NewLine::id))
                .param(
                        "skus",
                        each(lines, UUID[]::new, line -> line.priced().sku().skuId()))
                .param(
                        "products",
                        each(lines, UUID[]::new, line -> line.priced().sku().productId()))
                .param(
                        "categories",
                        each(lines, UUID[]::new, line -> line.priced().sku().categoryId()))
                .param(
                        "vendors",
                        each(lines, UUID[]::new, line -> line.priced().sku().vendorId()))
                .param(
                        "handles",
                        each(lines, String[]::new, line -> line.priced().sku().handle()))
                .param(
                        "titles",
                        each(lines, String[]::new, line -> line.priced().sku().title()))
                .param(
                        "options",
                        each(lines, String[]::new, line -> line.priced().sku().options()))
                .param(
                        "pictures",
                        each(lines, String[]::new, line -> line.priced().sku().pictureUrl()))
                .param(
                        "quantities",
                        each(lines, Integer[]::new, line -> line.priced().quantity()))
                .param(
                        "prices",
                        each(
                                lines,
                                Long[]::new,
                                line -> line.priced().sku().price().amountMinor()))
                .param(
                        "discounts",
                        each(
                                lines,
                                Long[]::new,
                                line -> line.priced().discount().amountMinor()))
                .param(
                        "by_supplier",
                        each(
                                lines,
                                Long[]::new,
                                line -> line.priced().off().bySupplier().amountMinor()))
                .param(
                        "purchases",
                        each(
                                lines,
                                Long[]::new,
                                line -> line.priced()
                                        .sku()
                                        .purchasePrice()
                                        .times(line.priced().quantity())
                                        .amountMinor()))
                .param("budgets", each(lines, Integer[]::new, NewLine::budgetBasisPoints))
                .param(
                        "own_budgets",
                        each(lines, Integer[]::new, line -> line.priced().sku().commissionBudgetBasisPoints()))
                .param(
                        "introducers",
                        each(lines, UUID[]::new, line -> line.evidence().introducerPartnerId()))
                .param(
                        "introduced_since",
                        each(lines, String[]::new, line -> text(line.evidence().introducedSince())))
                .param(
                        "owners",
                        each(lines, UUID[]::new, line -> line.evidence().ownerPartnerId()))
                .param(
                        "bound_since",
                        each(lines, String[]::new, line -> text(line.evidence().boundSince())))
                .param(
                        "sharers",
                        each(lines, UUID[]::new, line -> line.evidence().sharerPartnerId()))
                .param(
                        "touches",
                        each(lines, UUID[]::new, line -> line.evidence().touchId()))
                .param(
                        "touched_at",
                        each(lines, String[]::new, line -> text(line.evidence().touchedAt())))
                .param(
                        "links",
                        each(lines, String[]::new, line -> line.evidence().linkCode()))
                .param(
                        "channels",
                        each(lines, String[]::new, line -> line.evidence().channel()))
                .param("offers", each(lines, UUID[]::new, NewLine::offerId))
                .param("list_prices", each(lines, Long[]::new, PlacedOrders::listPrice))
                .update();
    }

    /** Keeps the coupons that an order was placed with, as they were. */
    void keepCoupons(NewOrder order) {
        var applied = order.priced().coupons();
        jdbc.sql("""
                insert into ordering.order_coupons
                    (order_id, position, claim_id, coupon_id, name, kind, funder, saved_minor)
                select :order, c.position, c.claim_id, c.coupon_id, c.name, c.kind, c.funder, c.saved
                from unnest(cast(:claims as uuid[]), cast(:coupons as uuid[]), cast(:names as text[]),
                            cast(:kinds as text[]), cast(:funders as text[]), cast(:saved as bigint[]))
                    with ordinality as c (claim_id, coupon_id, name, kind, funder, saved, position)
                """)
                .param("order", order.id())
                .param(
                        "claims",
                        applied.stream().map(each -> each.coupon().claimId()).toArray(UUID[]::new))
                .param(
                        "coupons",
                        applied.stream().map(each -> each.coupon().couponId()).toArray(UUID[]::new))
                .param(
                        "names",
                        applied.stream().map(each -> each.coupon().name()).toArray(String[]::new))
                .param(
                        "kinds",
                        applied.stream()
                                .map(each -> each.coupon().terms().kind().name())
                                .toArray(String[]::new))
                .param(
                        "funders",
                        applied.stream()
                                .map(each -> each.coupon().terms().funder().name())
                                .toArray(String[]::new))
                .param(
                        "saved",
                        applied.stream().map(each -> each.saved().amountMinor()).toArray(Long[]::new))
                .update();
    }

    private static @Nullable Long listPrice(NewLine line) {
        var price = line.listPrice();
        return price == null ? null : price.amountMinor();
    }

    private static <T> T[] each(List<NewLine> lines, IntFunction<T[]> array, Function<NewLine, T> value) {
        var values = array.apply(lines.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(lines.get(i));
        }
        return values;
    }

    /** The driver takes no array of times, but PostgreSQL reads them as ISO 8601 writes them. */
    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
