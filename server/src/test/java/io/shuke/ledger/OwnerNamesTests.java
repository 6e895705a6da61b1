package io.shuke.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.shuke.catalog.Goods;
import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.ProductDraft;
import io.shuke.identity.PeopleFixture;
import io.shuke.ordering.OrdersFixture;
import io.shuke.shared.Ids;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OwnerNamesTests {
    @Autowired
    private OwnerNames names;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture fixture;

    @Autowired
    private Goods goods;

    @Autowired
    private OrdersFixture orders;

    @Test
    void namesAPartnerByTheirNickname() {
        var lin = people.partner("Lin");
        assertThat(names.of(AccountKind.PARTNER_AVAILABLE, List.of(lin.id(), Ids.next())))
                .containsOnlyKeys(lin.id())
                .containsEntry(lin.id(), "Lin");
    }

    @Test
    void namesAnOrderByItsNumber() {
        var order = orders.placed(people.signUp("Mei"), 58_00);
        assertThat(names.of(AccountKind.BUYER_HELD, List.of(order.id(), Ids.next())))
                .containsOnlyKeys(order.id())
                .containsEntry(order.id(), order.number());
    }

    @Test
    void namesASupplierAsTheCatalogueDoes() {
        var draft = fixture.draft("Honey", 1_000, List.of(), List.of(fixture.sku(58_00, 10)));
        var sku = fixture.make(new ProductDraft(
                        draft.handle(),
                        draft.title(),
                        draft.bodyHtml(),
                        "Changbai Apiary",
                        draft.categoryId(),
                        draft.tags(),
                        true,
                        draft.commissionBudgetBasisPoints(),
                        draft.optionNames(),
                        draft.skus()))
                .sku();
        var vendor = Objects.requireNonNull(
                Objects.requireNonNull(goods.skusOf(List.of(sku)).get(sku)).vendorId());
        assertThat(names.of(AccountKind.SUPPLIER_PENDING, List.of(vendor)))
                .containsExactly(entry(vendor, "Changbai Apiary"));
    }

    @Test
    void leavesUnknownOwnersWithoutAName() {
        assertThat(names.of(AccountKind.PARTNER_PENDING, List.of(Ids.next()))).isEmpty();
        assertThat(names.of(AccountKind.PARTNER_PENDING, List.of())).isEmpty();
    }
}
