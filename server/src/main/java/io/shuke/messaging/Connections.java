package io.shuke.messaging;

import io.shuke.circle.Circles;
import io.shuke.sharing.Bindings;
import io.shuke.sharing.SharedShops;
import io.shuke.social.Acquaintances;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What connects people from the beginning. */
final class Connections {
    private Connections() {}

    /** Whom one follows, one wants to hear from. That the writer follows proves nothing: everybody may. */
    @Component
    record ByFollow(Acquaintances acquaintances) implements Connection {
        @Override
        public boolean connects(UUID writerId, UUID readerId) {
            return acquaintances.follows(readerId, writerId);
        }
    }

    /** A customer and the partner through whose link they came to buy, either of whom may write first. */
    @Component
    record ByOrder(Bindings bindings) implements Connection {
        @Override
        public boolean connects(UUID writerId, UUID readerId) {
            return isPartnerOf(readerId, writerId) || isPartnerOf(writerId, readerId);
        }

        private boolean isPartnerOf(UUID partnerId, UUID customerId) {
            return bindings.of(customerId)
                    .filter(bound -> partnerId.equals(bound.partnerId()))
                    .isPresent();
        }
    }

    /** Who are in one circle know each other from there. */
    @Component
    record ByCircle(Circles circles) implements Connection {
        @Override
        public boolean connects(UUID writerId, UUID readerId) {
            return circles.areTogether(writerId, readerId);
        }
    }

    /** Whoever keeps an open shop can be asked about it. */
    @Component
    record ByShop(SharedShops shops) implements Connection {
        @Override
        public boolean connects(UUID writerId, UUID readerId) {
            return shops.ofOwner(readerId).filter(SharedShops.SharedShop::open).isPresent();
        }
    }
}
