package io.shuke.payment;

import io.shuke.payment.Charge.Way;
import java.util.List;
import org.springframework.stereotype.Component;

/** Through whom, and how, a buyer can pay in this market. */
@Component
public class WaysToPay {
    /** One of them. */
    public record WayToPay(String provider, Way way) {}

    private final Providers providers;

    WaysToPay(Providers providers) {
        this.providers = providers;
    }

    public List<WayToPay> all() {
        return providers.all().stream()
                .flatMap(provider -> provider.ways().stream().sorted().map(way -> new WayToPay(provider.name(), way)))
                .toList();
    }
}
