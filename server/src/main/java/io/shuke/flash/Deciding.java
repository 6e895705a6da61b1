package io.shuke.flash;

import io.shuke.flash.FlashCounter.Decision;
import io.shuke.flash.FlashCounter.Wish;
import io.shuke.flash.StoredFlashOffers.Standing;
import io.shuke.flash.StoredPlaces.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decisions of one go about an offer, one after the other, and what is to be written of them. Asks nobody. */
final class Deciding {
    private final Standing offer;
    private final Map<UUID, UUID> owners;
    private final Map<UUID, StoredPlaces.Standing> had;
    private final LongToIntFunction ahead;
    private final Map<UUID, Decision> decided = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Given> held = new ArrayList<>();
    private int free;
    private int waiting;
    private int taken;
    private boolean unpaid;

    /**
     * @param owners who stands for each person; {@code had} are the owners' places
     * @param ahead how many wait before a number
     */
    Deciding(Standing offer, Map<UUID, UUID> owners, Map<UUID, StoredPlaces.Standing> had, LongToIntFunction ahead) {
        this.offer = offer;
        this.owners = owners;
        this.had = had;
        this.ahead = ahead;
        free = offer.free();
        waiting = offer.waiting();
        unpaid = offer.unpaid();
    }

    Decision decide(Wish wish) {
        var owner = owners.getOrDefault(wish.personId(), wish.personId());
        var before = decided.get(owner);
        if (before != null) {
            return again(before, owner);
        }
        var place = had.get(owner);
        var decision = place == null ? anew(wish, owner) : atPlace(place, wish);
        decided.put(owner, decision);
        return decision;
    }

    /** Somebody who came twice in one go has what they got the first time. */
    private Decision again(Decision before, UUID owner) {
        return before instanceof Decision.Granted
                ? new Decision.Had(Stream.concat(given.stream(), held.stream())
                        .filter(each -> each.ownerId().equals(owner))
                        .findFirst()
                        .map(Given::orderId)
                        .orElseThrow())
                : before;
    }

    private Decision atPlace(StoredPlaces.Standing place, Wish wish) {
        return switch (place.state()) {
            case HELD, SOLD -> new Decision.Had(Objects.requireNonNull(place.orderId()));
            case WAITING -> new Decision.Waits(ahead.applyAsInt(place.number()));
            case CALLED, GONE -> called(place, wish);
        };
    }

    private Decision called(StoredPlaces.Standing place, Wish wish) {
        if (wish.pieces() > place.pieces()) {
            return new Decision.Fewer(place.pieces());
        }
        int spare = place.pieces() - wish.pieces();
        taken -= spare;
        free += spare;
        held.add(new Given(place.number(), wish.personId(), place.ownerId(), wish.pieces(), wish.orderId()));
        return new Decision.Granted();
    }

    private Decision anew(Wish wish, UUID owner) {
        if (waiting == 0 && free >= wish.pieces()) {
            free -= wish.pieces();
            taken += wish.pieces();
            unpaid = true;
            give(wish, owner, wish.orderId());
            return new Decision.Granted();
        } else if (waiting == 0 && free > 0) {
            return new Decision.Fewer(free);
        } else if (free == 0 && !unpaid) {
            return new Decision.SoldOut();
        }
        give(wish, owner, null);
        return new Decision.Waits(waiting++);
    }

    private void give(Wish wish, UUID owner, @Nullable UUID orderId) {
        long number = offer.arrivals() + given.size() + 1;
        given.add(new Given(number, wish.personId(), owner, wish.pieces(), orderId));
    }

    /** Nobody got anything, and nobody came into the line. */
    boolean nothing() {
        return given.isEmpty() && held.isEmpty();
    }

    /** So many pieces more are in hands; fewer where somebody who was called wants less than was kept. */
    int taken() {
        return taken;
    }

    /** So many more wait. */
    int joined() {
        return waiting - offer.waiting();
    }

    /** New places, in order of arrival. */
    List<Given> given() {
        return given;
    }

    /** Places of those who were called, and order now. */
    List<Given> held() {
        return held;
    }
}
