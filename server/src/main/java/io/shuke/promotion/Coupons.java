package io.shuke.promotion;

import io.shuke.catalog.Goods;
import io.shuke.catalog.Products;
import io.shuke.identity.People;
import io.shuke.identity.PersonCard;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads coupons: those that can be claimed, those that somebody has, and all of them for staff. */
@Component
public class Coupons {
    private final CouponRows rows;
    private final StoredCoupons stored;
    private final NamesOfCoupons names;
    private final Products products;
    private final Goods goods;
    private final People people;
    private final Clock clock;

    Coupons(
            CouponRows rows,
            StoredCoupons stored,
            NamesOfCoupons names,
            Products products,
            Goods goods,
            People people,
            Clock clock) {
        this.rows = rows;
        this.stored = stored;
        this.names = names;
        this.products = products;
        this.goods = goods;
        this.people = people;
        this.clock = clock;
    }

    /** The coupon centre: what ends first comes first. */
    public List<CouponOffer> offers(@Nullable UUID personId) {
        return namedOffers(rows.listed(personId, clock.instant()));
    }

    /** Those that take something off this product's price; nothing where it is not on sale. */
    public List<CouponOffer> offersOf(UUID productId, @Nullable UUID personId) {
        var sku = products.find(productId.toString(), false)
                .flatMap(product -> product.skus().stream().findFirst())
                .map(first -> goods.skusOf(List.of(first.id())).get(first.id()));
        return sku.map(found -> new CouponTerms.Goods(found.productId(), found.categoryId(), found.vendorId()))
                .map(kind -> namedOffers(rows.listed(personId, clock.instant()).stream()
                        .filter(offer -> offer.terms().isFor(kind))
                        .filter(offer -> offer.standing() != CouponOffer.Standing.GONE)
                        .toList()))
                .orElse(List.of());
    }

    /** What a claim link leads to, listed or not; a draft is not there. */
    public Optional<CouponOffer> offerOf(String code, @Nullable UUID personId) {
        return rows.ofCode(code, personId, clock.instant())
                .map(offer -> namedOffers(List.of(offer)).getFirst());
    }

    /** Somebody's own, newest first. */
    public Page<MyCoupon> mine(UUID personId, MyCoupon.Standing standing, @Nullable String after, int limit) {
        var found = rows.mine(personId, standing, Cursor.idOrNull(after), limit + 1, clock.instant());
        return Page.of(namedMine(found), limit, coupon -> Cursor.of(coupon.id()));
    }

    public MyCoupon mine(UUID personId, UUID claimId) {
        return namedMine(List.of(rows.one(personId, claimId, clock.instant()))).getFirst();
    }

    /** All of the market's, newest first. */
    public Page<Coupon> page(@Nullable String after, int limit) {
        var found = stored.page(Cursor.idOrNull(after), limit + 1);
        return Page.of(named(found), limit, coupon -> Cursor.of(coupon.id()));
    }

    public Optional<Coupon> find(UUID couponId) {
        return stored.find(couponId).map(coupon -> named(List.of(coupon)).getFirst());
    }

    private List<CouponOffer> namedOffers(List<CouponOffer> offers) {
        var called = names.of(offers.stream().map(CouponOffer::terms).toList());
        var circles = names.circlesOf(offers.stream().map(CouponOffer::circleId));
        return offers.stream()
                .map(offer -> new CouponOffer(
                        offer.id(),
                        offer.code(),
                        offer.name(),
                        offer.terms(),
                        called.vendorOf(offer.terms()),
                        called.goodsOf(offer.terms()),
                        offer.audience(),
                        offer.circleId(),
                        offer.circleId() == null ? null : circles.get(offer.circleId()),
                        offer.startsAt(),
                        offer.endsAt(),
                        offer.mostEach(),
                        offer.had(),
                        offer.standing()))
                .toList();
    }

    private List<MyCoupon> namedMine(List<MyCoupon> coupons) {
        var called = names.of(coupons.stream().map(MyCoupon::terms).toList());
        return coupons.stream()
                .map(coupon -> new MyCoupon(
                        coupon.id(),
                        coupon.couponId(),
                        coupon.name(),
                        coupon.terms(),
                        called.vendorOf(coupon.terms()),
                        called.goodsOf(coupon.terms()),
                        coupon.startsAt(),
                        coupon.endsAt(),
                        coupon.standing(),
                        coupon.orderId(),
                        coupon.saved()))
                .toList();
    }

    private List<Coupon> named(List<Coupon> coupons) {
        var called = names.of(coupons.stream().map(Coupon::terms).toList());
        var circles = names.circlesOf(coupons.stream().map(Coupon::circleId));
        var partners = partnersOf(coupons);
        return coupons.stream()
                .map(coupon -> new Coupon(
                        coupon.id(),
                        coupon.code(),
                        coupon.name(),
                        coupon.terms(),
                        called.vendorOf(coupon.terms()),
                        called.goodsOf(coupon.terms()),
                        coupon.agreement(),
                        coupon.audience(),
                        coupon.partnerId(),
                        Optional.ofNullable(coupon.partnerId())
                                .map(partners::get)
                                .map(PersonCard::nickname)
                                .orElse(null),
                        coupon.circleId(),
                        coupon.circleId() == null ? null : circles.get(coupon.circleId()),
                        coupon.startsAt(),
                        coupon.endsAt(),
                        coupon.pieces(),
                        coupon.budget(),
                        coupon.mostEach(),
                        coupon.listed(),
                        coupon.state(),
                        coupon.claimed(),
                        coupon.used(),
                        coupon.saved(),
                        coupon.given(),
                        coupon.madeAt()))
                .toList();
    }

    private Map<UUID, PersonCard> partnersOf(List<Coupon> coupons) {
        var ids = coupons.stream()
                .map(Coupon::partnerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : people.cardsOf(ids);
    }
}
