package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.Picture;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.catalog.SkuForSale;
import io.shuke.flash.FlashCounter;
import io.shuke.groupbuying.AdmittingToGroups;
import io.shuke.groupbuying.SeatRefusal;
import io.shuke.groupbuying.SeatTerms;
import io.shuke.groupbuying.SeatWish;
import io.shuke.identity.People;
import io.shuke.ordering.Priced.Item;
import io.shuke.promotion.HeldCoupon;
import io.shuke.promotion.PriceRules;
import io.shuke.promotion.PriceRules.Applied;
import io.shuke.promotion.UsingCoupons;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what goods would cost now, delivered to one of the buyer's addresses. Changes nothing, reserves nothing. */
@Component
public class Quoting {
    private final Goods goods;
    private final ProductCards cards;
    private final People people;
    private final Freight freight;
    private final TakingOffers taking;
    private final UsingCoupons coupons;
    private final AdmittingToGroups admitting;
    private final FlashCounter flash;

    Quoting(
            Goods goods,
            ProductCards cards,
            People people,
            Freight freight,
            TakingOffers taking,
            UsingCoupons coupons,
            AdmittingToGroups admitting,
            FlashCounter flash) {
        this.goods = goods;
        this.cards = cards;
        this.people = people;
        this.freight = freight;
        this.taking = taking;
        this.coupons = coupons;
        this.admitting = admitting;
        this.flash = flash;
    }

    /** Which of the buyer's coupons are to count. */
    public sealed interface Choice {
        /** Those that save most. */
        record Best() implements Choice {}

        /** These, as far as they take something off; other people's, and what isn't there any more, don't. */
        record These(List<UUID> claimIds) implements Choice {
            public These {
                claimIds = List.copyOf(claimIds);
            }
        }

        Choice NONE = new These(List.of());
    }

    /** What became of the question. */
    public sealed interface Outcome {
        record Quoted(Quote quote) implements Outcome {}

        /** These SKUs can't be bought any more. */
        record NotForSale(List<UUID> skuIds) implements Outcome {}

        /** No parcel goes there. */
        record NotDeliverable() implements Outcome {}

        /** No group can be opened, or this one can't be joined. */
        record GroupClosed() implements Outcome {}

        /** The group is for the members of a circle, and the buyer is none. */
        record ForMembers(UUID circleId) implements Outcome {}
        /** The buyer may not open, or join, the group. */
        record GroupNotForYou(SeatRefusal why) implements Outcome {}

        /** The flash offer is not open. */
        record FlashClosed() implements Outcome {}

        /** An offer does not stand for the buyer any more. */
        record OfferOver() implements Outcome {}

        /** The buyer has no such address. */
        record NoSuchAddress() implements Outcome {}
    }

    /** Each SKU at most once. Without an address, delivery is quoted for the common zone; without a buyer, no coupons. */
    public Outcome quote(List<Pieces> wanted, @Nullable UUID buyerId, @Nullable UUID addressId, Choice choice) {
        return quoteAt(wanted, buyerId, addressId, choice, null);
    }

    /** The same for a seat in a group: of one SKU at the group's price, with which no coupon goes along; in this browser. */
    public Outcome quote(
            List<Pieces> wanted,
            @Nullable UUID buyerId,
            @Nullable UUID visitorId,
            @Nullable UUID addressId,
            Choice choice,
            @Nullable SeatWish group) {
        if (group == null) {
            return quoteAt(wanted, buyerId, addressId, choice, null);
        }
        return switch (admitting.terms(group, buyerId)) {
            case AdmittingToGroups.Answer.Possible(var terms) -> {
                var refusal = buyerId == null
                        ? Optional.<SeatRefusal>empty()
                        : admitting.refusalOf(terms, buyerId, visitorId);
                yield refusal.<Outcome>map(Outcome.GroupNotForYou::new)
                        .orElseGet(() -> quoteAt(wanted, buyerId, addressId, choice, OwnPrices.of(terms)));
            }
            case AdmittingToGroups.Answer.Closed() -> new Outcome.GroupClosed();
            case AdmittingToGroups.Answer.ForMembers(var circleId) -> new Outcome.ForMembers(circleId);
        };
    }

    /** The same for pieces of a flash offer. */
    public Outcome quote(List<Pieces> wanted, @Nullable UUID buyerId, @Nullable UUID addressId, UUID flashOfferId) {
        return flash.terms(flashOfferId)
                .map(OwnPrices::of)
                .map(own -> quoteAt(wanted, buyerId, addressId, Choice.NONE, own))
                .orElseGet(Outcome.FlashClosed::new);
    }

    /**
     * What one SKU costs by an offer of its own, with which nothing else goes along, and how many pieces one may have.
     *
     * @param saving what is off the order besides
     */
    record OwnPrices(Map<UUID, Money> prices, int piecesEach, Money saving) {
        static OwnPrices of(SeatTerms terms) {
            return new OwnPrices(terms.prices(), terms.piecesEach(), terms.saving());
        }

        static OwnPrices of(FlashCounter.Terms terms) {
            return new OwnPrices(
                    Map.of(terms.skuId(), terms.price()),
                    terms.piecesEach(),
                    terms.price().zero());
        }
    }

    private Outcome quoteAt(
            List<Pieces> wanted,
            @Nullable UUID buyerId,
            @Nullable UUID addressId,
            Choice choice,
            @Nullable OwnPrices own) {
        String province = null;
        if (addressId != null) {
            var address = buyerId == null
                    ? null
                    : people.addressOf(buyerId, addressId).orElse(null);
            if (address == null) {
                return new Outcome.NoSuchAddress();
            }
            province = address.province();
        }
        var skus = goods.skusOf(wanted.stream().map(Pieces::skuId).toList());
        if (own != null) {
            skus = at(own, wanted, skus);
        }
        var gone = gone(wanted, skus);
        if (!gone.isEmpty()) {
            return new Outcome.NotForSale(gone);
        }
        var taken = own == null ? taking.take(wanted, skus, buyerId).orElse(null) : TakingOffers.Taken.none(skus);
        if (taken == null) {
            return new Outcome.OfferOver();
        }
        var priced = price(wanted, taken.skus(), province, List.of());
        if (priced == null) {
            return new Outcome.NotDeliverable();
        }
        if (own != null) {
            return new Outcome.Quoted(quoteOf(priced.less(own.saving()), taken, List.of()));
        }
        List<HeldCoupon> held = buyerId == null ? List.of() : coupons.heldBy(buyerId);
        return new Outcome.Quoted(quoteOf(repriced(priced, chosen(choice, held, priced)), taken, held));
    }

    private static List<HeldCoupon> chosen(Choice choice, List<HeldCoupon> held, Priced priced) {
        return switch (choice) {
            case Choice.Best() -> PriceRules.best(held, priced.forCoupons(), priced.fee());
            case Choice.These(var claimIds) -> chosen(claimIds, held);
        };
    }

    /** In the order in which they were chosen. */
    static List<HeldCoupon> chosen(List<UUID> claimIds, List<HeldCoupon> held) {
        return claimIds.stream()
                .flatMap(id -> held.stream().filter(coupon -> coupon.claimId().equals(id)))
                .toList();
    }

    private static Priced repriced(Priced priced, List<HeldCoupon> chosen) {
        var items = priced.lines().stream()
                .map(line -> new Item(line.sku(), line.quantity()))
                .toList();
        return chosen.isEmpty() ? priced : Priced.of(items, priced.fee(), chosen);
    }

    /** Goods at an offer's own prices; what doesn't go with it is left out. */
    static Map<UUID, SkuForSale> at(OwnPrices own, List<Pieces> wanted, Map<UUID, SkuForSale> skus) {
        var priced = new HashMap<UUID, SkuForSale>();
        for (var pieces : wanted) {
            var sku = skus.get(pieces.skuId());
            var price = own.prices().get(pieces.skuId());
            if (sku != null && price != null && wanted.size() == 1 && pieces.quantity() <= own.piecesEach()) {
                priced.put(pieces.skuId(), sku.at(price));
            }
        }
        return priced;
    }

    /** Those of the wanted that are not for sale. */
    static List<UUID> gone(List<Pieces> wanted, Map<UUID, SkuForSale> skus) {
        var gone = new ArrayList<UUID>();
        for (var pieces : wanted) {
            var sku = skus.get(pieces.skuId());
            if (sku == null || !sku.forSale()) {
                gone.add(pieces.skuId());
            }
        }
        return gone;
    }

    /** Prices goods that are all for sale; null where no parcel goes. */
    @Nullable
    Priced price(List<Pieces> wanted, Map<UUID, SkuForSale> skus, @Nullable String province, List<HeldCoupon> chosen) {
        var items = new ArrayList<Item>(wanted.size());
        long grams = 0;
        var sum = Money.cny(0);
        for (var pieces : wanted) {
            var item = new Item(java.util.Objects.requireNonNull(skus.get(pieces.skuId())), pieces.quantity());
            items.add(item);
            grams = Math.addExact(grams, item.grams());
            sum = sum.plus(item.total());
        }
        var fee = freight.feeFor(province, grams, sum).orElse(null);
        return fee == null ? null : Priced.of(items, fee, chosen);
    }

    Quote quoteOf(Priced priced, TakingOffers.Taken taken, List<HeldCoupon> held) {
        var pictures = picturesOf(priced.lines().stream()
                .map(line -> line.sku().productId())
                .distinct()
                .toList());
        var lines = priced.lines().stream()
                .map(line -> line(
                        line,
                        pictures.get(line.sku().productId()),
                        taken.of(line.sku().skuId())))
                .toList();
        return new Quote(
                lines,
                priced.goods(),
                priced.discount(),
                priced.freight(),
                priced.freightDiscount(),
                priced.total(),
                choices(priced, held));
    }

    /** Those that would take something off; of equals the one that ends first stands first. */
    private static List<Quote.CouponChoice> choices(Priced priced, List<HeldCoupon> held) {
        var lines = priced.forCoupons();
        var best = PriceRules.best(held, lines, priced.fee());
        var applied = priced.coupons().stream().map(Applied::coupon).toList();
        return held.stream()
                .map(coupon -> new Quote.CouponChoice(
                        coupon.claimId(),
                        coupon.name(),
                        coupon.terms().kind(),
                        coupon.endsAt(),
                        PriceRules.savingOf(coupon, lines, priced.fee()),
                        applied.contains(coupon),
                        best.contains(coupon)))
                .filter(choice -> choice.saves().isPositive())
                .sorted(Comparator.comparing(
                        (Quote.CouponChoice choice) -> -choice.saves().amountMinor()))
                .toList();
    }

    private static Quote.Line line(
            Priced.Line line, @Nullable Picture picture, TakingOffers.@Nullable TakenOffer taken) {
        var sku = line.sku();
        return new Quote.Line(
                sku.skuId(),
                sku.productId(),
                sku.handle(),
                sku.title(),
                sku.options(),
                picture,
                sku.price(),
                line.quantity(),
                line.total(),
                line.discount(),
                taken == null ? null : taken.offer().id(),
                taken == null ? null : taken.listPrice());
    }

    /** The first picture of each of the products that is published and has one; one statement. */
    Map<UUID, Picture> picturesOf(List<UUID> productIds) {
        var pictures = new HashMap<UUID, Picture>();
        if (productIds.isEmpty()) {
            return pictures;
        }
        for (ProductCard card : cards.cardsOf(productIds, false)) {
            if (card.picture() != null) {
                pictures.put(card.id(), card.picture());
            }
        }
        return pictures;
    }
}
