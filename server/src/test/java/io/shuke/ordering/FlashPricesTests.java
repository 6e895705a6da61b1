package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.BelowCost;
import io.shuke.catalog.ProductDraft;
import io.shuke.flash.WatchingFlashPrices;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.support.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Between what the price of a flash offer has to be, and what stands beside it. */
class FlashPricesTests extends FlashOrders {
    @Autowired
    private WatchingFlashPrices watching;

    @Autowired
    private MarketClock clock;

    /** Half the price is what the honey costs the market, and a tenth of what it is sold for may become commission. */
    private static final long LEAST = 32_23;

    @Test
    void bearsWhatTheGoodsCostAndTheirCommission() {
        var low = make(honey.sku(), LEAST - 1);
        assertThat(low.status()).isEqualTo(400);
        var error = low.body().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("priceMinor");
        assertThat(error.path("message").asString()).contains("32.23");
        var high = make(honey.sku(), ALONE);
        assertThat(high.body().path("errors").path(0).path("message").asString())
                .contains("58.00");
        assertThat(make(honey.sku(), LEAST).status()).isEqualTo(201);
        assertThat(make(honey.sku(), ALONE - 1).status()).isEqualTo(201);
        var shown = http.get(flash.staff().token(), "/api/operator/products/" + honey.productId());
        assertThat(shown.body()
                        .path("skus")
                        .path(0)
                        .path("leastPrice")
                        .path("amountMinor")
                        .asLong())
                .isEqualTo(LEAST);
    }

    @Test
    void isNotPublishedOnceTheGoodsCostNoMoreWithoutIt() {
        var offer = flash.made(flash.draft(honey, FLASH, 5, 1));
        goods.reprice(honey.productId(), FLASH);
        var refused = publish(offer);
        assertThat(refused.problem()).isEqualTo("offer-price");
        assertThat(refused.body().path("detail").asString()).contains("39.00");
        goods.reprice(honey.productId(), FLASH + 1);
        assertThat(publish(offer).status()).isEqualTo(200);
    }

    @Test
    void isNotPublishedWhileTheGoodsAreNotForSale() {
        var draft = goods.draft("Hidden honey", 1_000, List.of(), List.of(goods.sku(ALONE, 10)));
        var hidden = goods.make(new ProductDraft(
                draft.handle(),
                draft.title(),
                draft.bodyHtml(),
                draft.vendor(),
                draft.categoryId(),
                draft.tags(),
                false,
                draft.commissionBudgetBasisPoints(),
                draft.optionNames(),
                draft.skus()));
        var offer = flash.made(flash.draft(hidden, FLASH, 5, 1));
        assertThat(publish(offer).problem()).isEqualTo("not-for-sale");
    }

    @Test
    void showsWhatTheSameCostsNowAndItsLowestPriceOfThirtyDays() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        goods.reprice(honey.productId(), 68_00);
        var shown = http.get(null, "/api/flash-offers/" + offer).body().path("offer");
        assertThat(shown.path("listPrice").path("amountMinor").asLong()).isEqualTo(68_00);
        assertThat(shown.path("lowest30Days").path("amountMinor").asLong()).isEqualTo(ALONE);
    }

    @Test
    void sellsNothingMoreOnceTheGoodsCostMoreThanItsPriceBears() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        var hers = orders.flashWish(lin, offer, new Pieces(honey.sku(), 1));
        var tooLate = orders.flashWish(mei, offer, new Pieces(honey.sku(), 1));
        var placed = place(offer, hers);
        assertThat(placed).isInstanceOf(PlacingFlashOrders.Outcome.Placed.class);
        var below = watching.watch();
        goods.costs(honey.productId(), FLASH);
        assertThat(place(offer, tooLate)).isEqualTo(new PlacingFlashOrders.Outcome.Closed());
        assertThat(watching.watch()).isEqualTo(below + 1);
        var order = orders.pay(lin, ((PlacingFlashOrders.Outcome.Placed) placed).order());
        assertThat(order.state()).as("it was ordered before").isEqualTo(OrderState.PAID);
    }

    @Test
    void tellsStaffWhereTheyWorkSinceWhenItBearsTooLittleAndWhatIsLacking() {
        var offer = flash.published(flash.draft(honey, FLASH, 5, 1));
        watching.watch();
        assertThat(flash.read(offer).belowCost()).isNull();
        goods.costs(honey.productId(), FLASH);
        assertThat(flash.read(offer).belowCost())
                .as("before anybody has looked")
                .isNotNull()
                .satisfies(below -> assertThat(below.since()).isNull());
        var at = clock.instant();
        watching.watch();
        flash.passFiveMinutes();
        watching.watch();
        assertThat(flash.read(offer).belowCost()).isNotNull().satisfies(below -> {
            assertThat(below.since()).isBetween(at, at.plusSeconds(60));
            assertThat(below.goods()).containsExactly(lacking(43_34));
        });
        assertThat(belowCost()).contains(offer);
        goods.costs(honey.productId(), 29_00);
        assertThat(flash.read(offer).belowCost()).isNull();
        watching.watch();
        assertThat(belowCost()).doesNotContain(offer);
        goods.costs(honey.productId(), FLASH);
        watching.watch();
        assertThat(flash.read(offer).belowCost())
                .isNotNull()
                .satisfies(below -> assertThat(below.since()).isAfter(at.plusSeconds(60)));
        flash.end(offer);
        assertThat(flash.read(offer).belowCost()).isNull();
        assertThat(belowCost()).doesNotContain(offer);
    }

    private BelowCost.Shortfall lacking(long leastMinor) {
        return new BelowCost.Shortfall(honey.sku(), Money.cny(leastMinor), Money.cny(leastMinor - FLASH));
    }

    /** What the list of those that bear too little names to staff. */
    private List<UUID> belowCost() {
        return http.get(flash.staff().token(), "/api/operator/flash-offers?belowCost=true&limit=50")
                .body()
                .path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .toList();
    }

    private PlacingFlashOrders.Outcome place(UUID offer, PlacingFlashOrders.Wish wish) {
        return transactions.run(() -> placing.place(offer, List.of(wish)).getFirst());
    }

    private Answer make(UUID skuId, long priceMinor) {
        return http.send(
                flash.staff().token(),
                "POST",
                "/api/operator/flash-offers",
                Map.of(
                        "skuId",
                        skuId,
                        "priceMinor",
                        priceMinor,
                        "pieces",
                        5,
                        "piecesEach",
                        1,
                        "startsAt",
                        "2026-09-20T00:00:00Z",
                        "endsAt",
                        "2099-09-30T00:00:00Z"));
    }

    private Answer publish(UUID offerId) {
        return http.send(
                flash.staff().token(), "POST", "/api/operator/flash-offers/" + offerId + "/publication", Map.of());
    }
}
