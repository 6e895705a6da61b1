package io.shuke.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.catalog.ProductDraft.SkuDraft;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class EditingProductTests {
    @Autowired
    private GoodsFixture goods;

    @Autowired
    private EditingProduct editing;

    @Autowired
    private OperatorProducts operatorProducts;

    @Autowired
    private Products products;

    @Autowired
    private Goods forOrders;

    @Test
    void sellsAProductByItsOptions() {
        var made = goods.make(goods.draft(
                "Linden honey",
                1_500,
                List.of("Size", "Flavour"),
                List.of(
                        goods.sku(3_900, 5, "250 g", "plain"),
                        goods.sku(4_200, 5, "250 g", "ginger"),
                        goods.sku(6_800, 5, "500 g", "plain"))));
        var product = products.find(made.handle(), true).orElseThrow();
        assertThat(product.options())
                .containsExactly(
                        new ProductOption("Size", List.of("250 g", "500 g")),
                        new ProductOption("Flavour", List.of("plain", "ginger")));
        assertThat(product.priceFrom()).isEqualTo(Money.cny(3_900));
        assertThat(product.priceVaries()).isTrue();
        assertThat(product.earnUpTo()).isEqualTo(Money.cny(1_020));
        assertThat(product.skus())
                .extracting(Sku::price)
                .containsExactly(Money.cny(3_900), Money.cny(4_200), Money.cny(6_800));
        var sku = forSale(made.skuIds().get(1));
        assertThat(sku.options()).isEqualTo("250 g / ginger");
        assertThat(sku.forSale()).isTrue();
        assertThat(sku.commissionBudgetBasisPoints()).isEqualTo(1_500);
    }

    @Test
    void refusesACombinationThatIsThereTwice() {
        var draft = goods.draft("Tea", 0, List.of("Size"), List.of(goods.sku(100, 1, "S"), goods.sku(100, 1, "S")));
        assertThatThrownBy(() -> goods.make(draft))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fieldErrors())
                                .singleElement()
                                .extracting(ProblemException.FieldError::field)
                                .isEqualTo("skus[1].optionValues"));
        assertThat(products.find(draft.handle(), false)).isEmpty();
    }

    @Test
    void refusesAnEditOfWhatSomebodyElseEdited() {
        var made = goods.product("Jar", 1_000, 3);
        goods.reprice(made.productId(), 900);
        var stale = operatorProducts.find(made.productId()).orElseThrow();
        goods.reprice(made.productId(), 800);
        assertThatThrownBy(() -> editing.edit(
                        GoodsFixture.STAFF,
                        made.productId(),
                        stale.version(),
                        goods.draft("Jar", 0, List.of(), List.of(goods.sku(700, 1)))))
                .hasMessage("edited-meanwhile");
        assertThat(forSale(made.sku()).price()).isEqualTo(Money.cny(800));
    }

    @Test
    void keepsAskuThatIsNoLongerOfferedButDoesNotSellIt() {
        var made = goods.make(goods.draft(
                "Soap", 0, List.of("Scent"), List.of(goods.sku(100, 1, "rose"), goods.sku(200, 1, "pine"))));
        var read = operatorProducts.find(made.productId()).orElseThrow();
        var pine = read.skus().get(1);
        var left = new SkuDraft(pine.id(), null, List.of("pine"), 200, 0, 10, 0);
        editing.edit(GoodsFixture.STAFF, made.productId(), read.version(), draftOf(read, List.of(left)));
        assertThat(products.find(made.handle(), false).orElseThrow().skus()).hasSize(1);
        var rose = made.skuIds().getFirst();
        assertThat(forSale(rose).forSale()).isFalse();

        var back = new SkuDraft(null, null, List.of("rose"), 150, 0, 10, 0);
        editing.edit(GoodsFixture.STAFF, made.productId(), read.version() + 1, draftOf(read, List.of(left, back)));
        assertThat(forSale(rose).forSale()).isTrue();
        assertThat(forSale(rose).price()).isEqualTo(Money.cny(150));
    }

    @Test
    void keepsABodyThatCannotRunAnything() {
        var draft = goods.draft("Honey", 0, List.of(), List.of(goods.sku(100, 1)));
        var made = goods.make(new ProductDraft(
                draft.handle(),
                draft.title(),
                "<p lang=\"en\" onclick=\"x()\">good<script>alert(1)</script><a href=\"javascript:x\">a</a>"
                        + "<a href=\"https://example.org/\">b</a><img src=x onerror=y><style>p{}</style></p>",
                null,
                draft.categoryId(),
                List.of(),
                true,
                0,
                List.of(),
                draft.skus()));
        assertThat(products.find(made.handle(), false).orElseThrow().bodyHtml())
                .isEqualTo("<p lang=\"en\">gooda<a href=\"https://example.org/\" rel=\"nofollow\">b</a></p>");
    }

    @Test
    void knowsNothingOfUnknownProducts() {
        assertThat(products.find(UUID.randomUUID().toString(), false)).isEmpty();
        assertThat(products.find("no-such-handle", false)).isEmpty();
        assertThat(products.find("a\0b", false)).isEmpty();
        assertThatThrownBy(() -> editing.publish(GoodsFixture.STAFF, UUID.randomUUID(), true))
                .hasMessage("not-found");
    }

    private SkuForSale forSale(UUID sku) {
        return Objects.requireNonNull(forOrders.skusOf(List.of(sku)).get(sku));
    }

    private static ProductDraft draftOf(OperatorProduct read, List<SkuDraft> skus) {
        return new ProductDraft(
                read.handle(),
                read.title(),
                read.bodyHtml(),
                read.vendor(),
                read.categoryId(),
                read.tags(),
                read.published(),
                read.commissionBudgetBasisPoints(),
                read.options().stream().map(ProductOption::name).toList(),
                skus);
    }
}
