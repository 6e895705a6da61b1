package io.shuke.supply;

import io.shuke.catalog.EditingProduct;
import io.shuke.catalog.OperatorProduct;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.Vendors;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.supply.Proposal.State;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A supplier proposes new goods or a change of its own, and may withdraw that until it is decided. What would be refused
 * as a product is refused here; a product has one change waiting at a time. Nothing of it is on sale. Joins the caller's
 * transaction.
 */
@Component
public class ProposingGoods {
    private final StoredProposals proposals;
    private final Vendors vendors;
    private final OperatorProducts products;
    private final EditingProduct editing;
    private final Pictures pictures;
    private final Clock clock;

    ProposingGoods(
            StoredProposals proposals,
            Vendors vendors,
            OperatorProducts products,
            EditingProduct editing,
            Pictures pictures,
            Clock clock) {
        this.proposals = proposals;
        this.vendors = vendors;
        this.products = products;
        this.editing = editing;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Proposed(UUID proposalId) implements Outcome {}

        /** Another change of the same product waits. */
        record OneWaits() implements Outcome {}

        /** There is none, or it is another supplier's. */
        record NoSuchProduct() implements Outcome {}
    }

    /** What became of the wish to withdraw. */
    public sealed interface Withdrawal {
        record Withdrawn() implements Withdrawal {}

        record NotInState(State state) implements Withdrawal {}

        record Unknown() implements Withdrawal {}
    }

    @Transactional
    public Outcome propose(UUID supplierId, UUID personId, @Nullable UUID productId, ProposedGoods goods) {
        if (productId != null && !vendors.supplies(supplierId, productId)) {
            return new Outcome.NoSuchProduct();
        }
        var product = productId == null ? null : products.find(productId).orElseThrow();
        check(supplierId, personId, product, goods);
        var id = Ids.next();
        var version = product == null ? null : product.version();
        return proposals.insert(id, supplierId, productId, version, goods, personId, clock.instant())
                ? new Outcome.Proposed(id)
                : new Outcome.OneWaits();
    }

    @Transactional
    public Withdrawal withdraw(UUID supplierId, UUID personId, UUID proposalId) {
        var found = proposals.find(proposalId, supplierId);
        if (found.isEmpty()) {
            return new Withdrawal.Unknown();
        }
        return proposals.end(proposalId, State.WITHDRAWN, null, personId, null, clock.instant())
                ? new Withdrawal.Withdrawn()
                : new Withdrawal.NotInState(
                        proposals.find(proposalId, supplierId).orElseThrow().state());
    }

    private void check(UUID supplierId, UUID personId, @Nullable OperatorProduct product, ProposedGoods goods) {
        var prices = goods.skus().stream()
                .map(sku -> sku.suggestedPrice().amountMinor())
                .toList();
        var vendor = vendors.namesOf(List.of(supplierId)).get(supplierId);
        var handle = product == null ? "new-goods" : product.handle();
        editing.check(
                product == null ? null : product.id(), goods.draft(String.valueOf(vendor), handle, false, 0, prices));
        var shown = product == null
                ? List.<UUID>of()
                : product.pictures().stream().map(Picture::id).collect(Collectors.toList());
        var named = new HashSet<UUID>();
        for (var picture : goods.pictures()) {
            if (!named.add(picture.mediaId())) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("pictures", "field.invalid");
            }
            if (!shown.contains(picture.mediaId())
                    && pictures.uploadedBy(personId, picture.mediaId()).isEmpty()) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("pictures", "catalog.fault.no-picture");
            }
        }
    }
}
