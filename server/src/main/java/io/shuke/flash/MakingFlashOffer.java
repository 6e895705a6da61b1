package io.shuke.flash;

import io.shuke.catalog.Goods;
import io.shuke.catalog.LeastPrices;
import io.shuke.catalog.PriceBounds;
import io.shuke.catalog.SkuForSale;
import io.shuke.inventory.Reserving;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff make flash offers, publish them, which sets their pieces aside, and end them before their time; all of it is audited.
 * An offer is never changed once it is made: everybody pays what they were shown. Its price bears what the goods cost the market.
 */
@Component
public class MakingFlashOffer {
    private final StoredFlashOffers offers;
    private final Goods goods;
    private final LeastPrices leastPrices;
    private final PartingLine parting;
    private final Reserving reserving;
    private final Audit audit;
    private final Clock clock;

    MakingFlashOffer(
            StoredFlashOffers offers,
            Goods goods,
            LeastPrices leastPrices,
            PartingLine parting,
            Reserving reserving,
            Audit audit,
            Clock clock) {
        this.offers = offers;
        this.goods = goods;
        this.leastPrices = leastPrices;
        this.parting = parting;
        this.reserving = reserving;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of the wish to make one. */
    public sealed interface Making {
        record Made(UUID offerId) implements Making {}

        /** Parts of the draft don't go together, or are not there: this field says which. */
        record Wrong(String field) implements Making {}

        /** The price is not between what it has to be. */
        record WrongPrice(PriceBounds bounds) implements Making {}
    }

    /** What became of the wish to publish or end one. */
    public sealed interface Move {
        record Moved() implements Move {}

        record NotInState(FlashState state) implements Move {}

        /** Its time is over. */
        record Over() implements Move {}

        /** Another flash offer has the same SKU. */
        record OfferedAlready() implements Move {}

        /** Less is in stock than is to be set aside. */
        record OutOfStock(UUID skuId) implements Move {}

        /** The goods are not for sale any more. */
        record NotForSale(UUID skuId) implements Move {}

        /** Its price is not between what it has to be now. */
        record WrongPrice(PriceBounds bounds) implements Move {}

        record NoSuchOffer() implements Move {}
    }

    @Transactional
    public Making make(UUID staffId, FlashDraft draft) {
        var sku = goods.skusOf(List.of(draft.skuId())).get(draft.skuId());
        var wrong = wrongOf(draft, sku);
        if (wrong.isPresent() || sku == null) {
            return new Making.Wrong(wrong.orElse("skuId"));
        }
        var bounds = leastPrices.boundsOf(sku);
        if (!bounds.allow(draft.price())) {
            return new Making.WrongPrice(bounds);
        }
        var id = Ids.next();
        offers.insert(id, draft, sku, staffId, clock.instant());
        audit.record(staffId, "flash-offer.make", "flash-offer:" + id, null, draft, null);
        return new Making.Made(id);
    }

    private Optional<String> wrongOf(FlashDraft draft, @Nullable SkuForSale sku) {
        if (sku == null) {
            return Optional.of("skuId");
        } else if (!draft.startsAt().isBefore(draft.endsAt())
                || !clock.instant().isBefore(draft.endsAt())) {
            return Optional.of("endsAt");
        }
        return draft.piecesEach() > draft.pieces() ? Optional.of("piecesEach") : Optional.empty();
    }

    /** Within its time it is open from now on. Where the stock is short, the caller must leave the transaction with the refusal. */
    @Transactional
    public Move publish(UUID staffId, UUID offerId) {
        offers.lockBeside(offerId);
        var before = offers.find(offerId).orElse(null);
        if (before == null) {
            return new Move.NoSuchOffer();
        } else if (before.state() != FlashState.DRAFT) {
            return new Move.NotInState(before.state());
        } else if (!clock.instant().isBefore(before.endsAt())) {
            return new Move.Over();
        }
        return unfit(before).orElseGet(() -> publish(staffId, before));
    }

    /** Goods change between the making of an offer and its publication. */
    private Optional<Move> unfit(StoredFlashOffers.Standing draft) {
        var sku = goods.skusOf(List.of(draft.skuId())).get(draft.skuId());
        if (sku == null || !sku.forSale()) {
            return Optional.of(new Move.NotForSale(draft.skuId()));
        }
        var bounds = leastPrices.boundsOf(sku);
        return bounds.allow(draft.price()) ? Optional.empty() : Optional.of(new Move.WrongPrice(bounds));
    }

    private Move publish(UUID staffId, StoredFlashOffers.Standing before) {
        var offerId = before.id();
        if (!offers.publish(offerId, before.skuId(), clock.instant())) {
            return new Move.OfferedAlready();
        }
        record(staffId, "flash-offer.publish", before, FlashState.PUBLISHED, null);
        // The stock's rows are the hottest: they are locked last.
        return switch (reserving.reserve(offerId, List.of(new Reserving.Wanted(before.skuId(), before.quota())))) {
            case Reserving.Outcome.Reserved() -> new Move.Moved();
            case Reserving.Outcome.Short(var skuIds) -> new Move.OutOfStock(skuIds.getFirst());
        };
    }

    /** Nobody gets a piece from now on, or waits for one; what orders have stays theirs, and the rest is in the stock again. */
    @Transactional
    public Move end(UUID staffId, UUID offerId, String reason) {
        var before = offers.lock(offerId).orElse(null);
        if (before == null) {
            return new Move.NoSuchOffer();
        } else if (before.state() != FlashState.PUBLISHED) {
            return new Move.NotInState(before.state());
        }
        var now = clock.instant();
        offers.end(offerId, now);
        parting.part(List.of(offerId), now);
        record(staffId, "flash-offer.end", before, FlashState.ENDED, reason);
        reserving.giveBack(offerId);
        return new Move.Moved();
    }

    private void record(
            UUID staffId, String act, StoredFlashOffers.Standing before, FlashState after, @Nullable String reason) {
        audit.record(staffId, act, "flash-offer:" + before.id(), before.state(), after, reason);
    }
}
