package io.shuke.messaging;

import io.shuke.ordering.Buyers;
import io.shuke.social.Acquaintances;
import io.shuke.social.PersonRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom a buyer can write to about an order: the partner behind it, where the two may meet. */
@Component
public class ContactsOfOrders {
    private final Buyers buyers;
    private final Acquaintances acquaintances;

    ContactsOfOrders(Buyers buyers, Acquaintances acquaintances) {
        this.buyers = buyers;
        this.acquaintances = acquaintances;
    }

    /** Nobody where the order is not this buyer's. */
    public Optional<PersonRef> of(UUID buyerId, UUID orderId) {
        return buyers.partnerBehind(buyerId, orderId)
                .flatMap(partner -> Optional.ofNullable(
                        acquaintances.metBy(buyerId, List.of(partner)).get(partner)));
    }
}
