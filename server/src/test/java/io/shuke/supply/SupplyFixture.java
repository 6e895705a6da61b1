package io.shuke.supply;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.fulfilment.OpeningShipments;
import io.shuke.fulfilment.Shipments;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Suppliers with goods and orders, made by the use cases that make real ones. Part of every {@code @ServerTest}. */
@Component
@Profile("test")
public class SupplyFixture {
    public static final Supplier.Facts FACTS = new Supplier.Facts(
            "陈阿林", "13800003001", "浙江阿林农业有限公司", "91330106MA2XXXXX0X", "中国农业银行杭州分行", "6228480000000000000");

    private final KeepingSuppliers keeping;
    private final Suppliers suppliers;
    private final ProposingGoods proposing;
    private final OpeningShipments opening;
    private final Shipments shipments;
    private final GoodsFixture goods;
    private final OrdersFixture orders;
    private final PeopleFixture people;
    private @Nullable Person staff;

    SupplyFixture(
            KeepingSuppliers keeping,
            Suppliers suppliers,
            ProposingGoods proposing,
            OpeningShipments opening,
            Shipments shipments,
            GoodsFixture goods,
            OrdersFixture orders,
            PeopleFixture people) {
        this.keeping = keeping;
        this.suppliers = suppliers;
        this.proposing = proposing;
        this.opening = opening;
        this.shipments = shipments;
        this.goods = goods;
        this.orders = orders;
        this.people = people;
    }

    /** A supplier with a member, a product, a paid order of two pieces of it, and a proposal of new goods that waits. */
    public record Supplied(
            Supplier supplier,
            Person member,
            UUID productId,
            UUID skuId,
            UUID categoryId,
            Person buyer,
            Order order,
            UUID shipmentId,
            UUID lineId,
            UUID proposalId) {
        /** A parcel with one of its two pieces. */
        public Map<String, Object> parcel() {
            return parcel("SF1390284756120", 1);
        }

        public Map<String, Object> parcel(String trackingNumber, int quantity) {
            return Map.of(
                    "carrier",
                    "SF",
                    "trackingNumber",
                    trackingNumber,
                    "lines",
                    List.of(Map.of("lineId", lineId, "quantity", quantity)));
        }

        /** A change of its product. */
        public Map<String, Object> wish() {
            return Map.of(
                    "productId",
                    productId,
                    "title",
                    "Wild honey",
                    "bodyHtml",
                    "<p>Wild.</p>",
                    "categoryId",
                    categoryId,
                    "tags",
                    List.of("wild"),
                    "optionNames",
                    List.of(),
                    "skus",
                    List.of(Map.of(
                            "id",
                            skuId,
                            "optionValues",
                            List.of(),
                            "purchasePrice",
                            Money.cny(31_00),
                            "suggestedPrice",
                            Money.cny(61_00),
                            "weightGrams",
                            500,
                            "stock",
                            0)),
                    "pictures",
                    List.of());
        }
    }

    public synchronized Person staff() {
        if (staff == null) {
            staff = people.staff(Right.OWNER);
        }
        return staff;
    }

    public Supplier create() {
        var created = keeping.create(staff().id(), "Supplier " + Ids.code(8), FACTS);
        return suppliers
                .find(((KeepingSuppliers.Outcome.Done) created).supplierId())
                .orElseThrow();
    }

    /** One whose licence was seen. */
    public Supplier verified() {
        var supplier = create();
        keeping.verify(staff().id(), supplier.id(), supplier.version(), LocalDate.of(2099, 1, 1), true);
        return suppliers.find(supplier.id()).orElseThrow();
    }

    public Person member(Supplier supplier) {
        return people.memberOf(supplier.id());
    }

    public Supplied supplied() {
        var supplier = verified();
        var member = member(supplier);
        var product = product(supplier, 58_00, 29_00);
        var buyer = people.signUp("Mei");
        var order = orders.pay(buyer, orders.placed(buyer, new Pieces(product.sku(), 2)));
        open();
        var shipment = shipments.ofOrder(order.id()).getFirst();
        return new Supplied(
                supplier,
                member,
                product.productId(),
                product.sku(),
                product.categoryId(),
                buyer,
                order,
                shipment.id(),
                shipment.lines().getFirst().id(),
                proposal(supplier, member, product.categoryId()));
    }

    /** Splits every paid order into shipments, as the job does. */
    public void open() {
        while (opening.openNext() > 0) {
            Thread.onSpinWait();
        }
    }

    public GoodsFixture.Made product(Supplier supplier, long price, long purchasePrice) {
        var sku = new ProductDraft.SkuDraft(null, null, List.of(), price, purchasePrice, 500, 100);
        var draft = goods.draft("Honey", 1_000, List.of(), List.of(sku));
        return goods.make(new ProductDraft(
                draft.handle(),
                draft.title(),
                draft.bodyHtml(),
                supplier.name(),
                draft.categoryId(),
                draft.tags(),
                draft.published(),
                draft.commissionBudgetBasisPoints(),
                draft.optionNames(),
                draft.skus()));
    }

    /** Staff make the product another supplier's. */
    public void handOver(UUID productId, Supplier supplier) {
        goods.handOver(productId, supplier.name());
    }

    /** A picture for goods that the member uploaded. */
    public UUID picture(Person member, int seed) {
        return goods.picture(member.id(), seed);
    }

    /** New goods that wait for the operator. */
    public UUID proposal(Supplier supplier, Person member, UUID categoryId) {
        var outcome = proposing.propose(supplier.id(), member.id(), null, tea(categoryId));
        return ((ProposingGoods.Outcome.Proposed) outcome).proposalId();
    }

    public static ProposedGoods tea(UUID categoryId) {
        return new ProposedGoods(
                "Rock tea",
                "<p>Tea.</p>",
                categoryId,
                List.of(),
                List.of(),
                List.of(new ProposedGoods.Sku(null, null, List.of(), Money.cny(20_00), Money.cny(45_00), 250, 30)),
                List.of());
    }
}
