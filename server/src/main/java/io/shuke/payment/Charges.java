package io.shuke.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads charges. */
@Component
public class Charges {
    /** The order's charge that matters most: the paid one, else the open one, else the latest. */
    public Optional<Charge> ofOrder(UUID orderId) {
        throw new UnsupportedOperationException("not built yet");
    }
}
