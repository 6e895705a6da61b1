package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.Picture;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.catalog.SkuForSale;
import io.shuke.identity.People;
import io.shuke.ordering.Priced.Item;
import io.shuke.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    Quoting(Goods goods, ProductCards cards, People people, Freight freight, TakingOffers taking) {
        this.goods = goods;
        this.cards = cards;
        this.people = people;
        this.freight = freight;
        this.taking = taking;
    }

    /** What became of the question. */
    public sealed interface Outcome {
        record Quoted(Quote quote) implements Outcome {}

        /** These SKUs can't be bought any more. */
        record NotForSale(List<UUID> skuIds) implements Outcome {}

        /** No parcel goes there. */
        record NotDeliverable() implements Outcome {}

        /** An offer does not stand for the buyer any more. */
        record OfferOver() implements Outcome {}

        /** The buyer has no such address. */
        record NoSuchAddress() implements Outcome {}
    }

    /** Each SKU at most once. Without an address, delivery is quoted for the common zone. */
    public Outcome quote(List<Pieces> wanted, @Nullable UUID buyerId, @Nullable UUID addressId) {
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
        var gone = gone(wanted, skus);
        if (!gone.isEmpty()) {
            return new Outcome.NotForSale(gone);
        }
        var taken = taking.take(wanted, skus, buyerId).orElse(null);
        if (taken == null) {
            return new Outcome.OfferOver();
        }
        var priced = price(wanted, taken.skus(), province);
        return priced == null ? new Outcome.NotDeliverable() : new Outcome.Quoted(quoteOf(priced, taken));
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
    Priced price(List<Pieces> wanted, Map<UUID, SkuForSale> skus, @Nullable String province) {
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
        return fee == null ? null : Priced.of(items, sum.zero(), fee);
    }

    Quote quoteOf(Priced priced, TakingOffers.Taken taken) {
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
        return new Quote(lines, priced.goods(), priced.discount(), priced.freight(), priced.total());
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
