package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.catalog.Sku;
import io.shuke.flash.FlashDraft;
import io.shuke.flash.MakingFlashOffer;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The flash offers that the demonstration begins with: mango now, and chocolate tomorrow. Nobody is in line. */
@Component
@Profile("demo")
class DemoFlash {
    private static final String LOADED = "flash";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String MANGO = "dried-mango";
    private static final String CHOCOLATE = "dark-chocolate";
    private static final int PIECES = 12;

    /** Longer than the return window, over which the demonstration's story moves the clock. */
    private static final Duration LONG = Duration.ofDays(14);

    private final MakingFlashOffer making;
    private final Products products;
    private final Loaded loaded;
    private final Clock clock;

    DemoFlash(MakingFlashOffer making, Products products, Loaded loaded, Clock clock) {
        this.making = making;
        this.products = products;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** In one transaction, unless that happened before; a market without these goods has no offer. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            offer(MANGO, Duration.ZERO, LONG);
            offer(CHOCOLATE, Duration.ofDays(1), LONG);
        }
    }

    private void offer(String handle, Duration begins, Duration ends) {
        var now = clock.instant();
        products.find(handle, false)
                .ifPresent(product -> publish(draft(product.skus().getFirst(), now.plus(begins), now.plus(ends))));
    }

    private static FlashDraft draft(Sku sku, Instant startsAt, Instant endsAt) {
        var price = Money.cny(sku.price().amountMinor() * 7 / 10);
        return new FlashDraft(sku.id(), price, PIECES, 2, startsAt, endsAt);
    }

    private void publish(FlashDraft draft) {
        if (making.make(NOBODY, draft) instanceof MakingFlashOffer.Making.Made made
                && !(making.publish(NOBODY, made.offerId()) instanceof MakingFlashOffer.Move.Moved)) {
            throw new IllegalStateException("a flash offer of the demonstration could not be published");
        }
    }
}
