package io.shuke.messaging;

import io.shuke.ordering.Buyers;
import io.shuke.sharing.Bindings;
import io.shuke.social.Acquaintances;
import io.shuke.social.PersonRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Whom of the partners somebody can ask, where the two may meet. */
@Component
public class Contacts {
    private final Buyers buyers;
    private final Bindings bindings;
    private final Acquaintances acquaintances;

    Contacts(Buyers buyers, Bindings bindings, Acquaintances acquaintances) {
        this.buyers = buyers;
        this.bindings = bindings;
        this.acquaintances = acquaintances;
    }

    /** The partner behind an order; nobody where the order is not this buyer's. */
    public Optional<PersonRef> behindOrder(UUID buyerId, UUID orderId) {
        return buyers.partnerBehind(buyerId, orderId).flatMap(partner -> metBy(buyerId, partner));
    }

    /** The partner whose customer somebody is. */
    public Optional<PersonRef> whoseCustomer(UUID customerId) {
        return bindings.of(customerId)
                .flatMap(bound -> Optional.ofNullable(bound.partnerId()))
                .flatMap(partner -> metBy(customerId, partner));
    }

    private Optional<PersonRef> metBy(UUID personId, UUID partnerId) {
        return Optional.ofNullable(
                acquaintances.metBy(personId, List.of(partnerId)).get(partnerId));
    }
}
