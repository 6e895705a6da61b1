package io.shuke.catalog;

import io.shuke.catalog.ProductDraft.SkuDraft;
import io.shuke.shared.Ids;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes goods as staff would. It is part of every {@code @ServerTest}'s context: inject it. */
@Component
@Profile("test")
public class GoodsFixture {
    /** Who made them: nobody in particular. */
    public static final UUID STAFF = Ids.next();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EditingProduct editing;
    private final Categories categories;
    private final OperatorProducts products;
    private final UploadingPicture uploading;

    /** A product that is there, with its SKUs in order. */
    public record Made(UUID productId, String handle, UUID categoryId, List<UUID> skuIds) {
        /** The only SKU, or the first. */
        public UUID sku() {
            return skuIds.getFirst();
        }
    }

    public GoodsFixture(
            EditingProduct editing, Categories categories, OperatorProducts products, UploadingPicture uploading) {
        this.editing = editing;
        this.categories = categories;
        this.products = products;
        this.uploading = uploading;
    }

    /** A published product with one SKU, a purchase price of half its price and a budget of 10 %. */
    public Made product(String title, long priceMinor, int stock) {
        return product(title, 1_000, stock, priceMinor);
    }

    /** A published product with one SKU for each price. */
    public Made product(String title, int budgetBasisPoints, int stock, long... pricesMinor) {
        var single = pricesMinor.length == 1;
        var skus = IntStream.range(0, pricesMinor.length)
                .mapToObj(i -> new SkuDraft(
                        null,
                        null,
                        single ? List.of() : List.of("size " + (i + 1)),
                        pricesMinor[i],
                        pricesMinor[i] / 2,
                        500,
                        stock))
                .toList();
        return make(draft(title, budgetBasisPoints, single ? List.of() : List.of("Size"), skus));
    }

    /** A published product with one SKU that a new supplier of its own sells to the market at this price. */
    public Made supplied(String title, long priceMinor, long purchaseMinor, int budgetBasisPoints, int stock) {
        var sku = new SkuDraft(null, null, List.of(), priceMinor, purchaseMinor, 500, stock);
        var draft = draft(title, budgetBasisPoints, List.of(), List.of(sku));
        return make(new ProductDraft(
                draft.handle(),
                draft.title(),
                draft.bodyHtml(),
                "Supplier of " + draft.handle(),
                draft.categoryId(),
                draft.tags(),
                draft.published(),
                draft.commissionBudgetBasisPoints(),
                draft.optionNames(),
                draft.skus()));
    }

    public Made make(ProductDraft draft) {
        var id = editing.create(STAFF, draft);
        var made = products.find(id).orElseThrow();
        return new Made(
                id,
                made.handle(),
                made.categoryId(),
                made.skus().stream().map(OperatorProduct.OperatorSku::id).toList());
    }

    public ProductDraft draft(String title, int budgetBasisPoints, List<String> options, List<SkuDraft> skus) {
        return new ProductDraft(
                "goods-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet(),
                title,
                "<p>Good.</p>",
                null,
                category(),
                List.of(),
                true,
                budgetBasisPoints,
                options,
                skus);
    }

    public SkuDraft sku(long priceMinor, int stock, String... optionValues) {
        return new SkuDraft(null, null, Arrays.asList(optionValues), priceMinor, priceMinor / 2, 500, stock);
    }

    /** A category of its own for each call, so that a test can list it without meeting other tests' goods. */
    public UUID category() {
        var number = COUNT.incrementAndGet();
        return categories
                .create(STAFF, "Category " + number, "category-" + number)
                .id();
    }

    /** Gives the only SKU of a product another price. */
    public void reprice(UUID productId, long priceMinor) {
        edit(productId, products.find(productId).orElseThrow().vendor(), priceMinor, true);
    }

    /** Lets the only SKU of a product cost the market so much from now on. */
    public void costs(UUID productId, long purchaseMinor) {
        var product = products.find(productId).orElseThrow();
        var sku = product.skus().getFirst();
        edit(productId, product.vendor(), sku.price().amountMinor(), purchaseMinor, true);
    }

    /** Takes a product with one SKU out of the shop. */
    public void hide(UUID productId) {
        var product = products.find(productId).orElseThrow();
        edit(productId, product.vendor(), product.skus().getFirst().price().amountMinor(), false);
    }

    /** Makes a product with one SKU another vendor's. */
    public void handOver(UUID productId, String vendor) {
        var price = products.find(productId).orElseThrow().skus().getFirst().price();
        edit(productId, vendor, price.amountMinor(), true);
    }

    /** A small picture for goods that this person of a supplier uploaded; another one for each seed. */
    public UUID picture(UUID person, int seed) {
        return uploading
                .uploadForProposal(person, SamplePictures.png(12, 8, 100 + seed))
                .id();
    }

    private void edit(UUID productId, @Nullable String vendor, long priceMinor, boolean published) {
        var sku = products.find(productId).orElseThrow().skus().getFirst();
        edit(productId, vendor, priceMinor, sku.purchasePrice().amountMinor(), published);
    }

    private void edit(UUID productId, @Nullable String vendor, long priceMinor, long purchaseMinor, boolean published) {
        var product = products.find(productId).orElseThrow();
        var sku = product.skus().getFirst();
        var draft = new ProductDraft(
                product.handle(),
                product.title(),
                product.bodyHtml(),
                vendor,
                product.categoryId(),
                product.tags(),
                published,
                product.commissionBudgetBasisPoints(),
                product.options().stream().map(ProductOption::name).toList(),
                List.of(new SkuDraft(
                        sku.id(), sku.code(), sku.optionValues(), priceMinor, purchaseMinor, sku.weightGrams(), 0)));
        editing.edit(STAFF, productId, product.version(), draft);
    }
}
