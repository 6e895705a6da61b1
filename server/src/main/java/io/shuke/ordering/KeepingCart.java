package io.shuke.ordering;

import io.shuke.catalog.Goods;
import io.shuke.catalog.SkuForSale;
import io.shuke.catalog.StockLevels;
import io.shuke.identity.SignedIn;
import io.shuke.ordering.CartLines.Kept;
import io.shuke.shared.Money;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps carts: at most {@value Pieces#MOST_LINES} lines of at most {@value Pieces#MOST_PER_LINE} pieces. A cart reserves
 * nothing. A visitor's cart joins the person's when they sign in.
 */
@Component
public class KeepingCart {
    private final CartLines lines;
    private final Goods goods;
    private final StockLevels stock;
    private final Quoting quoting;
    private final Clock clock;

    KeepingCart(CartLines lines, Goods goods, StockLevels stock, Quoting quoting, Clock clock) {
        this.lines = lines;
        this.goods = goods;
        this.stock = stock;
        this.quoting = quoting;
        this.clock = clock;
    }

    /** What became of a line. */
    public sealed interface Outcome {
        record Kept() implements Outcome {}

        record NotForSale() implements Outcome {}

        record Full() implements Outcome {}
    }

    /** Sets how many pieces of a SKU are wanted. */
    @Transactional
    public Outcome put(CartOwner owner, Pieces wanted) {
        var sku = goods.skusOf(List.of(wanted.skuId())).get(wanted.skuId());
        if (sku == null || !sku.forSale()) {
            return new Outcome.NotForSale();
        }
        lines.lock(owner);
        return lines.put(owner, sku, wanted.quantity(), clock.instant()) ? new Outcome.Kept() : new Outcome.Full();
    }

    @Transactional
    public void remove(CartOwner owner, UUID skuId) {
        lines.remove(owner, skuId);
    }

    @Transactional(readOnly = true)
    public Cart cartOf(CartOwner owner) {
        var kept = lines.of(owner);
        if (kept.isEmpty()) {
            return new Cart(List.of(), Money.cny(0));
        }
        var skuIds = kept.stream().map(Kept::skuId).toList();
        var skus = goods.skusOf(skuIds);
        var available = stock.availableOf(skuIds);
        var pictures =
                quoting.picturesOf(kept.stream().map(Kept::productId).distinct().toList());
        var shown = new ArrayList<Cart.Line>(kept.size());
        for (var line : kept) {
            var pieces = available.getOrDefault(line.skuId(), 0);
            shown.add(line.shown(skus.get(line.skuId()), pieces, pictures.get(line.productId())));
        }
        return new Cart(shown, subtotal(shown));
    }

    /** Within the sign-in's transaction: the visitor's lines become the person's, pieces of the same SKU add up. */
    @EventListener
    @Transactional
    public void on(SignedIn signedIn) {
        if (signedIn.visitorId() != null) {
            var person = CartOwner.person(signedIn.personId());
            lines.lock(person);
            lines.merge(CartOwner.visitor(signedIn.visitorId()), person);
        }
    }

    static Cart.State stateOf(@Nullable SkuForSale sku, int quantity, int available) {
        if (sku == null || !sku.forSale()) {
            return Cart.State.GONE;
        }
        if (available == 0) {
            return Cart.State.SOLD_OUT;
        }
        return available < quantity ? Cart.State.LESS_LEFT : Cart.State.OK;
    }

    private static Money subtotal(List<Cart.Line> lines) {
        return lines.stream()
                .filter(line -> line.state() == Cart.State.OK)
                .map(line -> line.unitPrice().times(line.quantity()))
                .reduce(Money.cny(0), Money::plus);
    }
}
