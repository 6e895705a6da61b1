package io.shuke.ordering;

import io.shuke.catalog.SkuForSale;
import io.shuke.ordering.NewOrder.NewLine;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.sharing.Evidence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        return Optional.ofNullable(place(List.of(order)).get(order.id()));
    }

    /** The same for orders of several buyers, in as few statements; by id, those that are placed. */
    Map<UUID, NewOrder> place(List<NewOrder> orders) {
        var placed = new HashMap<UUID, NewOrder>();
        var left = orders;
        while (!left.isEmpty()) {
            var stored = insert(left);
            left.stream().filter(order -> stored.contains(order.id())).forEach(order -> placed.put(order.id(), order));
            left = left.stream()
                    .filter(order -> !stored.contains(order.id()) && !tooMany(order))
                    .map(order -> order.withNumber(OrderNumbers.next()))
                    .toList();
        }
        return placed;
    }

    private boolean tooMany(NewOrder order) {
        return jdbc.sql("select count(*) >= :most from ordering.orders where buyer_id = :buyer and id > :lately")
                .param("most", limits.mostInTenMinutes())
                .param("buyer", order.buyerId())
                .param("lately", Ids.earlier(order.id(), OrderLimits.WINDOW))
                .query(Boolean.class)
                .single();
    }

    /** A line with the order that it stands in, and its place there. */
    private record Placed(NewOrder order, NewLine line, int position) {
        Priced.Line priced() {
            return line.priced();
        }

        SkuForSale sku() {
            return line.priced().sku();
        }

        Evidence evidence() {
            return line.evidence();
        }

        static Stream<Placed> of(NewOrder order) {
            return IntStream.range(0, order.lines().size())
                    .mapToObj(i -> new Placed(order, order.lines().get(i), i + 1));
        }
    }

    /** Answers those that were written: not where another order has the number, or the buyer too many. */
    private Set<UUID> insert(List<NewOrder> orders) {
        var lines = orders.stream().flatMap(Placed::of).toList();
        return jdbc.sql("""
                with placed as (
                    insert into ordering.orders
                        (id, number, buyer_id, state, currency, goods_minor, discount_minor, freight_minor,
                         freight_discount_minor, total_minor, line_count, note, recipient, phone, province, city, district,
                         street, postal_code, placed_at, pay_before, group_campaign_id, group_id, group_code,
                         flash_offer_id)
                    select o.id, o.number, o.buyer, 'PLACED', o.currency, o.goods, o.discount, o.freight,
                           o.freight_discount, o.total, o.line_count, o.note, o.recipient, o.phone, o.province, o.city,
                           o.district, o.street, o.postal_code, o.placed_at, o.pay_before, o.campaign, o.group_id,
                           o.group_code, o.flash_offer
                    from unnest(
                        cast(:ids as uuid[]), cast(:lately as uuid[]), cast(:numbers as text[]), cast(:buyers as uuid[]),
                        cast(:currencies as text[]), cast(:goods as bigint[]), cast(:order_discounts as bigint[]),
                        cast(:freights as bigint[]), cast(:freight_discounts as bigint[]), cast(:totals as bigint[]),
                        cast(:line_counts as int[]), cast(:notes as text[]), cast(:recipients as text[]),
                        cast(:phones as text[]), cast(:provinces as text[]), cast(:cities as text[]),
                        cast(:districts as text[]), cast(:streets as text[]), cast(:postal_codes as text[]),
                        cast(:placed_at as timestamptz[]), cast(:pay_before as timestamptz[]),
                        cast(:campaigns as uuid[]), cast(:groups as uuid[]), cast(:group_codes as text[]),
                        cast(:flash_offers as uuid[]))
                        as o (id, lately, number, buyer, currency, goods, discount, freight, freight_discount, total,
                              line_count, note, recipient, phone, province, city, district, street, postal_code,
                              placed_at, pay_before, campaign, group_id, group_code, flash_offer)
                    where (select count(*) from ordering.orders p where p.buyer_id = o.buyer and p.id > o.lately) < :most
                    on conflict (number) do nothing
                    returning id, buyer_id
                ), wanted as materialized (
                    select l.*, p.buyer_id from placed p join unnest(
                        cast(:line_orders as uuid[]), cast(:positions as int[]), cast(:plan_versions as int[]),
                        cast(:lines as uuid[]), cast(:skus as uuid[]), cast(:products as uuid[]),
                        cast(:categories as uuid[]), cast(:vendors as uuid[]), cast(:handles as text[]),
                        cast(:titles as text[]), cast(:options as text[]), cast(:pictures as text[]),
                        cast(:quantities as int[]), cast(:prices as bigint[]), cast(:discounts as bigint[]),
                        cast(:by_supplier as bigint[]), cast(:purchases as bigint[]), cast(:budgets as int[]),
                        cast(:own_budgets as int[]), cast(:owners as uuid[]), cast(:bound_since as timestamptz[]),
                        cast(:introducers as uuid[]), cast(:introduced_since as timestamptz[]), cast(:sharers as uuid[]),
                        cast(:touches as uuid[]), cast(:touched_at as timestamptz[]), cast(:links as text[]),
                        cast(:channels as text[]), cast(:offers as uuid[]), cast(:list_prices as bigint[]))
                        as l (order_id, position, plan_version, id, sku_id, product_id, category_id, vendor_id, handle,
                              title, options, picture_url, quantity, unit_price, discount, by_supplier, purchase, budget,
                              own_budget, owner_partner_id, bound_since, introducer_partner_id, introduced_since,
                              sharer_partner_id, touch_id, touched_at, link_code, channel, offer_id, list_price)
                        on l.order_id = p.id
                ), emptied as (
                    delete from ordering.cart_lines c using wanted w
                    where c.owner_kind = 'PERSON' and c.owner_id = w.buyer_id and c.sku_id = w.sku_id
                ), stored as (
                    insert into ordering.order_lines
                        (order_id, position, id, sku_id, product_id, category_id, vendor_id, handle, title, options,
                         picture_url, quantity, unit_price_minor, total_minor, discount_minor, supplier_coupon_minor,
                         purchase_minor, commission_budget_basis_points, product_budget_basis_points, plan_version,
                         owner_partner_id, bound_since, introducer_partner_id, introduced_since, sharer_partner_id,
                         touch_id, touched_at, link_code, channel, offer_id, list_price_minor)
                    select order_id, position, id, sku_id, product_id, category_id, vendor_id, handle, title, options,
                           picture_url, quantity, unit_price, unit_price * quantity, discount, by_supplier, purchase,
                           budget, own_budget, plan_version, owner_partner_id, bound_since, introducer_partner_id,
                           introduced_since, sharer_partner_id, touch_id, touched_at, link_code, channel, offer_id,
                           list_price
                    from wanted
                )
                select id from placed
                """)
                .param("most", limits.mostInTenMinutes())
                .param("ids", each(orders, UUID[]::new, NewOrder::id))
                .param("lately", each(orders, UUID[]::new, order -> Ids.earlier(order.id(), OrderLimits.WINDOW)))
                .param("numbers", each(orders, String[]::new, NewOrder::number))
                .param("buyers", each(orders, UUID[]::new, NewOrder::buyerId))
                .param(
                        "currencies",
                        each(
                                orders,
                                String[]::new,
                                order -> order.priced().total().currency()))
                .param(
                        "goods",
                        each(orders, Long[]::new, order -> minor(order.priced().goods())))
                .param(
                        "order_discounts",
                        each(orders, Long[]::new, order -> minor(order.priced().discount())))
                .param(
                        "freights",
                        each(orders, Long[]::new, order -> minor(order.priced().freight())))
                .param(
                        "freight_discounts",
                        each(orders, Long[]::new, order -> minor(order.priced().freightDiscount())))
                .param(
                        "totals",
                        each(orders, Long[]::new, order -> minor(order.priced().total())))
                .param(
                        "line_counts",
                        each(orders, Integer[]::new, order -> order.lines().size()))
                .param("notes", each(orders, String[]::new, NewOrder::note))
                .param(
                        "recipients",
                        each(orders, String[]::new, order -> order.address().recipient()))
                .param(
                        "phones",
                        each(orders, String[]::new, order -> order.address().phone()))
                .param(
                        "provinces",
                        each(orders, String[]::new, order -> order.address().province()))
                .param(
                        "cities",
                        each(orders, String[]::new, order -> order.address().city()))
                .param(
                        "districts",
                        each(orders, String[]::new, order -> order.address().district()))
                .param(
                        "streets",
                        each(orders, String[]::new, order -> order.address().street()))
                .param(
                        "postal_codes",
                        each(orders, String[]::new, order -> order.address().postalCode()))
                .param("placed_at", each(orders, String[]::new, order -> text(order.placedAt())))
                .param("pay_before", each(orders, String[]::new, order -> text(order.payBefore())))
                .param("campaigns", each(orders, UUID[]::new, order -> of(order.group(), Order.Group::campaignId)))
                .param("groups", each(orders, UUID[]::new, order -> of(order.group(), Order.Group::id)))
                .param("group_codes", each(orders, String[]::new, order -> of(order.group(), Order.Group::code)))
                .param("flash_offers", each(orders, UUID[]::new, NewOrder::flashOfferId))
                .param(
                        "line_orders",
                        each(lines, UUID[]::new, line -> line.order().id()))
                .param("positions", each(lines, Integer[]::new, Placed::position))
                .param(
                        "plan_versions",
                        each(lines, Integer[]::new, line -> line.order().planVersion()))
                .param("lines", each(lines, UUID[]::new, line -> line.line().id()))
                .param("skus", each(lines, UUID[]::new, line -> line.sku().skuId()))
                .param("products", each(lines, UUID[]::new, line -> line.sku().productId()))
                .param("categories", each(lines, UUID[]::new, line -> line.sku().categoryId()))
                .param("vendors", each(lines, UUID[]::new, line -> line.sku().vendorId()))
                .param("handles", each(lines, String[]::new, line -> line.sku().handle()))
                .param("titles", each(lines, String[]::new, line -> line.sku().title()))
                .param("options", each(lines, String[]::new, line -> line.sku().options()))
                .param("pictures", each(lines, String[]::new, line -> line.sku().pictureUrl()))
                .param(
                        "quantities",
                        each(lines, Integer[]::new, line -> line.priced().quantity()))
                .param(
                        "prices",
                        each(lines, Long[]::new, line -> minor(line.sku().price())))
                .param(
                        "discounts",
                        each(lines, Long[]::new, line -> minor(line.priced().discount())))
                .param(
                        "by_supplier",
                        each(
                                lines,
                                Long[]::new,
                                line -> minor(line.priced().off().bySupplier())))
                .param(
                        "purchases",
                        each(
                                lines,
                                Long[]::new,
                                line -> minor(line.sku()
                                        .purchasePrice()
                                        .times(line.priced().quantity()))))
                .param(
                        "budgets",
                        each(lines, Integer[]::new, line -> line.line().budgetBasisPoints()))
                .param(
                        "own_budgets",
                        each(lines, Integer[]::new, line -> line.sku().commissionBudgetBasisPoints()))
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
                .param("offers", each(lines, UUID[]::new, line -> line.line().offerId()))
                .param(
                        "list_prices",
                        each(lines, Long[]::new, line -> of(line.line().listPrice(), Money::amountMinor)))
                .query(UUID.class)
                .set();
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

    private static long minor(Money money) {
        return money.amountMinor();
    }

    private static <S, T> @Nullable T of(@Nullable S whole, Function<S, T> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static <S, T> T[] each(List<S> all, IntFunction<T[]> array, Function<S, @Nullable T> value) {
        var values = array.apply(all.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(all.get(i));
        }
        return values;
    }

    /** The driver takes no array of times, but PostgreSQL reads them as ISO 8601 writes them. */
    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
