package io.shuke.supply;

import io.shuke.catalog.EditingProduct;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.ShowingPicture;
import io.shuke.catalog.Vendors;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.supply.Proposal.State;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff approve what a supplier proposed, under their own price and commission budget, or decline it with a reason. An
 * approved proposal is the product from then on; a proposal is decided once. Refuses a change of a product that was
 * edited since it was looked at, or that is another supplier's by now. Joins the caller's transaction, which must be left
 * on a refusal.
 */
@Component
public class DecidingProposal {
    private static final int HANDLE_LETTERS = 10;

    private final StoredProposals proposals;
    private final StoredSuppliers suppliers;
    private final EditingProduct editing;
    private final OperatorProducts products;
    private final Vendors vendors;
    private final ShowingPicture showing;
    private final Audit audit;
    private final Clock clock;

    DecidingProposal(
            StoredProposals proposals,
            StoredSuppliers suppliers,
            EditingProduct editing,
            OperatorProducts products,
            Vendors vendors,
            ShowingPicture showing,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.suppliers = suppliers;
        this.editing = editing;
        this.products = products;
        this.vendors = vendors;
        this.showing = showing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the operator alone says: a price for each SKU in the proposal's order, what part of it may become commission,
     * and whether the goods are on sale at once.
     *
     * @param productVersion of the product as it was looked at; none for new goods
     */
    public record Terms(
            List<Money> prices,
            int commissionBudgetBasisPoints,
            boolean published,
            @Nullable Integer productVersion) {
        public Terms {
            prices = List.copyOf(prices);
        }
    }

    /** What became of the decision. */
    public sealed interface Outcome {
        record Decided() implements Outcome {}

        record NotInState(State state) implements Outcome {}

        /** The supplier's licence was not seen, or has to be seen again. */
        record NotVerified() implements Outcome {}

        /** The product is not the supplier's any more. */
        record NotTheirs() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome approve(UUID staffId, UUID proposalId, Terms terms) {
        var found = proposals.lock(proposalId);
        var refusal = found.map(this::refusal).orElseGet(() -> Optional.of(new Outcome.Unknown()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var productId = store(staffId, found.get(), terms);
        return end(staffId, proposalId, State.APPROVED, productId, null);
    }

    /** The supplier sees the reason. */
    @Transactional
    public Outcome decline(UUID staffId, UUID proposalId, String reason) {
        return end(staffId, proposalId, State.DECLINED, null, reason);
    }

    private Outcome end(UUID staffId, UUID proposalId, State end, @Nullable UUID productId, @Nullable String reason) {
        if (!proposals.end(proposalId, end, productId, staffId, reason, clock.instant())) {
            return proposals
                    .find(proposalId, null)
                    .<Outcome>map(found -> new Outcome.NotInState(found.state()))
                    .orElseGet(Outcome.Unknown::new);
        }
        audit.record(
                staffId,
                end == State.APPROVED ? "proposal.approve" : "proposal.decline",
                "proposal:" + proposalId,
                Map.of("state", State.WAITING),
                Map.of("state", end),
                reason);
        return new Outcome.Decided();
    }

    private Optional<Outcome> refusal(Proposal proposal) {
        if (proposal.state() != State.WAITING) {
            return Optional.of(new Outcome.NotInState(proposal.state()));
        }
        if (suppliers.find(proposal.supplierId()).filter(Supplier::verified).isEmpty()) {
            return Optional.of(new Outcome.NotVerified());
        }
        // Who supplies a product is a part of it: if that changes from here on, so does its version.
        return proposal.productId() == null || vendors.supplies(proposal.supplierId(), proposal.productId())
                ? Optional.empty()
                : Optional.of(new Outcome.NotTheirs());
    }

    private UUID store(UUID staffId, Proposal proposal, Terms terms) {
        var goods = proposal.goods();
        if (terms.prices().size() != goods.skus().size()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("prices", "field.invalid");
        }
        var id = proposal.productId() == null
                ? editing.create(staffId, draft(proposal, newHandle(), terms))
                : edit(staffId, proposal, proposal.productId(), terms);
        showPictures(staffId, id, goods);
        return id;
    }

    private UUID edit(UUID staffId, Proposal proposal, UUID productId, Terms terms) {
        if (terms.productVersion() == null) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("productVersion", "field.missing");
        }
        var product = products.find(productId).orElseThrow();
        editing.edit(staffId, productId, terms.productVersion(), draft(proposal, product.handle(), terms));
        return productId;
    }

    private static io.shuke.catalog.ProductDraft draft(Proposal proposal, String handle, Terms terms) {
        var prices = terms.prices().stream().map(Money::amountMinor).toList();
        return proposal.goods()
                .draft(proposal.supplierName(), handle, terms.published(), terms.commissionBudgetBasisPoints(), prices);
    }

    private void showPictures(UUID staffId, UUID productId, ProposedGoods goods) {
        showing.arrange(
                staffId,
                productId,
                goods.pictures().stream()
                        .map(picture -> new ShowingPicture.Shown(picture.mediaId(), picture.alt()))
                        .toList());
    }

    /** Staff may give it a better one where they edit the product. */
    private static String newHandle() {
        return "goods-" + Ids.code(HANDLE_LETTERS).toLowerCase(Locale.ROOT);
    }
}
