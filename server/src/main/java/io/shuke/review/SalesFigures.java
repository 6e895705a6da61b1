package io.shuke.review;

import io.shuke.sharing.SharedShops;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the facts say of a partner: how many customers came back, how much went back, and what buyers said of what they
 * sold. All of it is counted from orders and reviews at the moment of the question; nothing that somebody pays or earns is
 * part of it, and a partner's own purchases are not. Below a number of orders, customers or reviews nothing is said,
 * because it would say nothing.
 */
@Component
public class SalesFigures {
    static final int LEAST_ORDERS = 10;
    static final int LEAST_CUSTOMERS = 5;
    static final int LEAST_REVIEWS = 5;

    private final SalesOfPartners sales;
    private final SharedShops shops;

    SalesFigures(SalesOfPartners sales, SharedShops shops) {
        this.sales = sales;
        this.shops = shops;
    }

    /**
     * A partner's figures, each with the number that it was counted from; absent where that is too small yet.
     *
     * @param orders paid orders, those apart that were called off before shipment
     */
    @Schema(name = "SalesFigures")
    public record Figures(
            int orders,
            int leastOrders,
            @Nullable Part cameBack,
            @Nullable Part refunded,
            @Nullable Stars reviews) {}

    /** So many of so many, rounded to percents: customers who came back, or lines of which money went back. */
    @Schema(name = "SalesFiguresPart")
    public record Part(
            int count, int of, @Schema(example = "38") int percent) {
        static Part of(int count, int of) {
            return new Part(count, of, (count * 200 + of) / (2 * of));
        }
    }

    /** The average of reviews of what the partner sold, in tenths of a star. */
    @Schema(name = "SalesFiguresStars")
    public record Stars(int reviews, @Schema(example = "47") int averageTenths) {}

    public Figures of(UUID partnerId) {
        var counted = sales.countOf(partnerId);
        var enough = counted.orders() >= LEAST_ORDERS;
        return new Figures(
                counted.orders(),
                LEAST_ORDERS,
                enough && counted.customers() >= LEAST_CUSTOMERS
                        ? Part.of(counted.customersBack(), counted.customers())
                        : null,
                enough ? Part.of(counted.linesRefunded(), counted.lines()) : null,
                enough && counted.reviews() >= LEAST_REVIEWS
                        ? new Stars(
                                counted.reviews(),
                                Review.Rating.of(counted.reviews(), counted.stars(), 0, 0)
                                        .averageTenths())
                        : null);
    }

    /** Of whom an open shop is; nothing where there is no such shop. */
    public Optional<Figures> ofShop(String handle) {
        return shops.byHandle(handle)
                .filter(SharedShops.SharedShop::open)
                .map(SharedShops.SharedShop::ownerId)
                .map(this::of);
    }
}
