package io.shuke.sharing;

import io.shuke.sharing.Bindings.DecidedBy;
import io.shuke.sharing.StoredEvidence.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who stands behind a sale, at the moment an order is placed. Joins the caller's transaction. */
@Component
public class Attribution {
    private final StoredEvidence evidence;
    private final Binding binding;

    /** Which touches count: those of so many days, and whether those through the buyer's own links do. */
    public record Counting(int windowDays, boolean ownLinks) {}

    /** Who buys, in which browser, and whether for the first time. */
    public record Buyer(UUID id, @Nullable UUID visitorId, boolean firstPurchase) {}

    Attribution(StoredEvidence evidence, Binding binding) {
        this.evidence = evidence;
        this.binding = binding;
    }

    /**
     * The evidence for each product: the owner of the buyer's binding, and the latest touch within the window – one that
     * led to that very product before one that led elsewhere. A touch counts for the buyer who made it signed in, or on
     * a browser that the buyer uses. The buyer's own links count where the rules say so, and never bind.
     *
     * <p>Where this is the buyer's first purchase and nobody owns the buyer yet, the first touch binds the buyer now.
     * One statement, and two more in the case that binds.
     */
    public Map<UUID, Evidence> evidenceFor(
            UUID buyerId,
            @Nullable UUID visitorId,
            Collection<UUID> productIds,
            boolean firstPurchase,
            Counting counting,
            Instant at) {
        return evidenceFor(List.of(new Buyer(buyerId, visitorId, firstPurchase)), productIds, counting, at)
                .getFirst();
    }

    /** The same for several buyers of the same products, in the order given; still one statement, but for those it binds. */
    public List<Map<UUID, Evidence>> evidenceFor(
            List<Buyer> buyers, Collection<UUID> productIds, Counting counting, Instant at) {
        var since = at.minus(Duration.ofDays(counting.windowDays()));
        var found = evidence.find(buyers, productIds, counting.ownLinks(), since, at);
        var evidenceOfEach = new ArrayList<Map<UUID, Evidence>>(buyers.size());
        for (int i = 0; i < buyers.size(); i++) {
            evidenceOfEach.add(evidenceOf(buyers.get(i), found.get(i), productIds, at));
        }
        return evidenceOfEach;
    }

    private Map<UUID, Evidence> evidenceOf(Buyer buyer, Found found, Collection<UUID> productIds, Instant at) {
        var owner = ownerOf(buyer.id(), found, buyer.firstPurchase(), at);
        var evidenceOf = new LinkedHashMap<UUID, Evidence>();
        for (var product : productIds) {
            evidenceOf.put(product, found.evidenceOf(product, owner));
        }
        return evidenceOf;
    }

    private Found.@Nullable Owner ownerOf(UUID buyerId, Found found, boolean firstPurchase, Instant at) {
        var first = found.firstTouch();
        if (found.decided() || !firstPurchase || first == null) {
            return found.owner();
        }
        return binding.bind(buyerId, first, DecidedBy.FIRST_PURCHASE, at);
    }
}
