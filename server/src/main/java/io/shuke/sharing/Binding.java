package io.shuke.sharing;

import io.shuke.sharing.Bindings.DecidedBy;
import io.shuke.sharing.StoredEvidence.FirstTouch;
import io.shuke.sharing.StoredEvidence.Found.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Binds a customer whom nobody owns yet. Of two at once, one does; both learn who owns the customer then. */
@Component
class Binding {
    private final StoredBindings bindings;

    Binding(StoredBindings bindings) {
        this.bindings = bindings;
    }

    @Nullable
    Owner bind(UUID customerId, FirstTouch first, DecidedBy by, Instant at) {
        if (bindings.insert(customerId, first, by, at)) {
            return new Owner(first.partnerId(), at);
        }
        return bindings.ownerOf(customerId);
    }
}
