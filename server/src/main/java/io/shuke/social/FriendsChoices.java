package io.shuke.social;

import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.ConsentKind;
import io.shuke.identity.People;
import io.shuke.shared.MarketClock;
import io.shuke.social.FriendsChoiceRows.Row;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which of the people that somebody follows bought goods, or recommend them. Only buyers are named who agreed that those
 * who follow them see what they bought; whose goods went back did not buy them. A recommendation is a published post with
 * the goods on it that the reader may see. Whom the reader blocked, was blocked by or muted is left out. Three statements,
 * however many goods and people, and six for what they bought lately.
 */
@Component
public class FriendsChoices {
    static final int MOST_FACES = 3;
    private static final int MOST_GOODS = 12;
    private static final Duration LATELY = Duration.ofDays(60);

    private final FriendsChoiceRows rows;
    private final People people;
    private final ProductCards products;
    private final MarketClock clock;

    FriendsChoices(FriendsChoiceRows rows, People people, ProductCards products, MarketClock clock) {
        this.rows = rows;
        this.people = people;
        this.products = products;
        this.clock = clock;
    }

    /** What those whom the reader follows did with one product; the post is the latest that recommends it. */
    @Schema(name = "FriendsChoice")
    public record Choice(
            UUID productId,
            Friends bought,
            Friends recommended,
            @Nullable UUID postId) {}

    /** How many they are, and the first three of them. */
    @Schema(name = "FriendsOfChoice")
    public record Friends(int count, List<PersonRef> people) {
        public Friends {
            people = List.copyOf(people);
        }
    }

    /** Goods on sale that people whom the reader follows bought, and who did. */
    @Schema(name = "FriendsPurchase")
    public record Purchase(ProductCard product, Friends bought) {}

    /** What those whom the reader follows bought within sixty days, the latest first; at most twelve goods. */
    public List<Purchase> boughtLately(UUID readerId) {
        var since = clock.instant().minus(LATELY);
        var agreed = people.granting(ConsentKind.SHOW_PURCHASES, rows.buyersFollowedBy(readerId, since));
        var found = rows.boughtBy(agreed, since, MOST_GOODS);
        var byProduct =
                found.stream().collect(Collectors.groupingBy(Row::productId, LinkedHashMap::new, Collectors.toList()));
        var refs = refsOf(byProduct.values());
        return products.cardsOf(byProduct.keySet(), true).stream()
                .map(card ->
                        new Purchase(card, friends(byProduct.getOrDefault(card.id(), List.of()), Row::bought, refs)))
                .toList();
    }

    /** Those of the goods that anybody chose, in the order of the question. */
    public List<Choice> of(UUID readerId, Collection<UUID> productIds) {
        var found = rows.of(readerId, productIds);
        var agreed = people.granting(
                ConsentKind.SHOW_PURCHASES,
                ids(found.stream().filter(Row::bought).toList()));
        var shown = found.stream()
                .filter(row -> !row.bought() || agreed.contains(row.personId()))
                .collect(Collectors.groupingBy(Row::productId));
        var refs = refsOf(shown.values());
        return productIds.stream()
                .distinct()
                .filter(shown::containsKey)
                .map(product -> choice(product, shown.getOrDefault(product, List.of()), refs))
                .toList();
    }

    private Map<UUID, PersonRef> refsOf(Collection<List<Row>> shown) {
        var named = shown.stream()
                .flatMap(rowsOfProduct -> Stream.of(true, false)
                        .flatMap(bought -> rowsOfProduct.stream()
                                .filter(row -> row.bought() == bought)
                                .limit(MOST_FACES)))
                .toList();
        var cards = people.cardsOf(ids(named));
        return named.stream()
                .collect(Collectors.toMap(
                        Row::personId,
                        row -> PersonRef.of(row.person(), cards.get(row.personId())),
                        (one, same) -> one));
    }

    private static Choice choice(UUID productId, List<Row> found, Map<UUID, PersonRef> refs) {
        return new Choice(
                productId,
                friends(found, Row::bought, refs),
                friends(found, row -> !row.bought(), refs),
                found.stream()
                        .filter(row -> !row.bought())
                        .findFirst()
                        .map(Row::postId)
                        .orElse(null));
    }

    private static Friends friends(List<Row> found, Predicate<Row> which, Map<UUID, PersonRef> refs) {
        var these = found.stream().filter(which).toList();
        return new Friends(
                these.size(),
                these.stream()
                        .limit(MOST_FACES)
                        .map(row -> refs.get(row.personId()))
                        .toList());
    }

    private static Set<UUID> ids(List<Row> found) {
        return found.stream().map(Row::personId).collect(Collectors.toSet());
    }
}
