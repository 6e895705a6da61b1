package io.shuke.promotion;

import io.shuke.catalog.Categories;
import io.shuke.catalog.Category;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.catalog.Vendors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the goods and circles of many coupons are called: a few statements, and none for what no coupon names. */
@Component
class NamesOfCoupons {
    private final Vendors vendors;
    private final ProductCards products;
    private final Categories categories;
    private final MemberCircles circles;

    NamesOfCoupons(Vendors vendors, ProductCards products, Categories categories, MemberCircles circles) {
        this.vendors = vendors;
        this.products = products;
        this.categories = categories;
        this.circles = circles;
    }

    /** Names by what they name. */
    record Names(Map<UUID, String> vendors, Map<UUID, String> goods) {
        @Nullable
        String vendorOf(CouponTerms terms) {
            return terms.vendorId() == null ? null : vendors.get(terms.vendorId());
        }

        /** Categories first; what is not there any more has no name. */
        List<String> goodsOf(CouponTerms terms) {
            return Stream.concat(terms.categoryIds().stream(), terms.productIds().stream())
                    .map(goods::get)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    Names of(Collection<CouponTerms> terms) {
        var vendorIds = terms.stream()
                .map(CouponTerms::vendorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Names(
                vendorIds.isEmpty() ? Map.of() : vendors.namesOf(vendorIds),
                goodsOf(all(terms, true), all(terms, false)));
    }

    private static Set<UUID> all(Collection<CouponTerms> terms, boolean products) {
        return terms.stream()
                .flatMap(each -> (products ? each.productIds() : each.categoryIds()).stream())
                .collect(Collectors.toSet());
    }

    /** Products and categories that exist among these, by their names. */
    Map<UUID, String> goodsOf(Set<UUID> productIds, Set<UUID> categoryIds) {
        var names = new HashMap<UUID, String>();
        if (!productIds.isEmpty()) {
            products.cardsOf(productIds, false).forEach((ProductCard card) -> names.put(card.id(), card.title()));
        }
        if (!categoryIds.isEmpty()) {
            categories.all().stream()
                    .filter(category -> categoryIds.contains(category.id()))
                    .forEach((Category category) -> names.put(category.id(), category.name()));
        }
        return names;
    }

    Map<UUID, String> circlesOf(Stream<@Nullable UUID> circleIds) {
        var ids = circleIds.filter(Objects::nonNull).distinct().toList();
        return ids.isEmpty() ? Map.of() : circles.namesOf(ids);
    }
}
