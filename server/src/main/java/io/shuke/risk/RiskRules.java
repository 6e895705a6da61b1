package io.shuke.risk;

import io.shuke.commission.HoldReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * How much each hint weighs. Families share a tablet, a door, a number: one of these alone may hold a reward for a person
 * to look at, never refuse it. A network alone says little; speed and a burst say something together with others.
 */
@Component
@EnableConfigurationProperties(RiskRules.Settings.class)
class RiskRules {
    static final Duration HASTE = Duration.ofSeconds(5);
    static final Duration BURST_WINDOW = Duration.ofHours(1);
    static final int BURST = 4;

    private static final Map<HoldReason, Integer> WEIGHTS = new EnumMap<>(Map.of(
            HoldReason.SHARED_DEVICE, 50,
            HoldReason.SHARED_ADDRESS, 40,
            HoldReason.SHARED_PHONE, 40,
            HoldReason.SHARED_NETWORK, 10,
            HoldReason.HASTY_ORDER, 25,
            HoldReason.REGISTRATION_BURST, 40,
            HoldReason.CLOSED_LOOP, 40));

    private final Settings settings;

    /** @param threshold what hints have to weigh together for a reward to be held ({@code shuke.risk.threshold}) */
    @ConfigurationProperties("shuke.risk")
    record Settings(@DefaultValue("50") int threshold) {}

    /** The hints and what they weigh. */
    record Doubt(Set<HoldReason> reasons, int weight, boolean isEnough) {}

    RiskRules(Settings settings) {
        this.settings = settings;
    }

    Doubt weigh(Set<HoldReason> hints) {
        var weight = hints.stream().mapToInt(WEIGHTS::get).sum();
        return new Doubt(hints, weight, weight >= settings.threshold());
    }
}
