package io.shuke.sharing;

import io.shuke.identity.SignedIn;
import io.shuke.sharing.Bindings.DecidedBy;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Somebody signs in: what their browser touched becomes theirs, and somebody new is bound to the partner whose touch was
 * the first that led here. Joins the sign-in's transaction.
 */
@Component
class WelcomingCustomers {
    /** How old a touch may be to have led to a sign-up. */
    static final Duration WINDOW = Duration.ofDays(30);

    private final StoredTouches touches;
    private final Binding binding;

    WelcomingCustomers(StoredTouches touches, Binding binding) {
        this.touches = touches;
        this.binding = binding;
    }

    @EventListener
    void on(SignedIn event) {
        var visitor = event.visitorId();
        if (visitor == null) {
            return;
        }
        if (event.newPerson()) {
            touches.firstOf(visitor, event.personId(), event.at().minus(WINDOW))
                    .ifPresent(first -> binding.bind(event.personId(), first, DecidedBy.SIGN_UP, event.at()));
        }
        touches.know(event.personId(), visitor, event.at());
    }
}
