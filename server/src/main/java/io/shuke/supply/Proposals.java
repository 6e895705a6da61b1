package io.shuke.supply;

import io.shuke.catalog.OperatorProduct;
import io.shuke.catalog.OperatorProductRow;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductOption;
import io.shuke.catalog.Vendors;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.supply.Proposal.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads suppliers' goods and what they propose about them. */
@Component
@Transactional(readOnly = true)
public class Proposals {
    private final StoredProposals stored;
    private final OperatorProducts products;
    private final Vendors vendors;
    private final Pictures pictures;

    Proposals(StoredProposals stored, OperatorProducts products, Vendors vendors, Pictures pictures) {
        this.stored = stored;
        this.products = products;
        this.vendors = vendors;
        this.pictures = pictures;
    }

    /** A proposal beside the product as it is now; {@code before} is absent for new goods. */
    @io.swagger.v3.oas.annotations.media.Schema(name = "ComparedProposal")
    public record Compared(Proposal proposal, @Nullable OperatorProduct before, List<Picture> pictures) {}

    public Page<Proposal> page(@Nullable State state, @Nullable String after, int limit) {
        return page(null, state, after, limit);
    }

    public Page<Proposal> pageOf(UUID supplierId, @Nullable String after, int limit) {
        return page(supplierId, null, after, limit);
    }

    public Optional<Compared> compared(UUID proposalId) {
        return stored.find(proposalId, null).map(this::compared);
    }

    /** The supplier's own; another's is as absent as one that doesn't exist. */
    public Optional<Proposal> ofSupplier(UUID supplierId, UUID proposalId) {
        return stored.find(proposalId, supplierId);
    }

    /** The supplier's products, the last changed first. */
    public Page<OperatorProductRow> goodsOf(UUID supplierId, @Nullable String after, int limit) {
        return products.ofVendor(supplierId, after, limit);
    }

    /** One of the supplier's products. */
    public Optional<SupplierGoods> goods(UUID supplierId, UUID productId) {
        return vendors.supplies(supplierId, productId)
                ? products.find(productId).map(this::goods)
                : Optional.empty();
    }

    private Page<Proposal> page(@Nullable UUID supplierId, @Nullable State state, @Nullable String after, int limit) {
        var found = stored.page(supplierId, state, Cursor.idOrNull(after), limit + 1);
        return Page.of(found, limit, proposal -> Cursor.of(proposal.id()));
    }

    private Compared compared(Proposal proposal) {
        var ids = proposal.goods().pictures().stream()
                .map(ProposedGoods.ShownPicture::mediaId)
                .toList();
        var known = pictures.find(ids);
        return new Compared(
                proposal,
                proposal.productId() == null
                        ? null
                        : products.find(proposal.productId()).orElse(null),
                ids.stream().filter(known::containsKey).map(known::get).toList());
    }

    private SupplierGoods goods(OperatorProduct product) {
        return new SupplierGoods(
                product.id(),
                product.handle(),
                product.title(),
                product.bodyHtml(),
                product.categoryId(),
                product.tags(),
                product.published(),
                product.options().stream().map(ProductOption::name).toList(),
                product.skus().stream()
                        .map(sku -> new SupplierGoods.Sku(
                                sku.id(),
                                sku.code(),
                                sku.optionValues(),
                                sku.purchasePrice(),
                                sku.price(),
                                sku.weightGrams(),
                                sku.stock()))
                        .toList(),
                product.pictures(),
                stored.openOf(product.id()).orElse(null));
    }
}
