package io.shuke.ordering;

import io.shuke.shared.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What delivery costs, by the freight zones. They are few and change rarely, so they are kept in memory and read again
 * every few seconds: until then a changed fee may still be quoted, and an order pays the fee its buyer has seen.
 */
@Component
class Freight {
    private final FreightZones stored;
    private volatile @Nullable List<FreightZone> zones;

    Freight(FreightZones stored) {
        this.stored = stored;
    }

    /** The fee for goods of this weight and price, or nothing where no parcel goes. No province: the common zone. */
    Optional<Money> feeFor(@Nullable String province, long grams, Money goods) {
        var place = province == null ? "" : province.strip();
        return current().stream()
                .filter(zone -> place.startsWith(zone.region()))
                .max(Comparator.comparingInt(zone -> zone.region().length()))
                .filter(FreightZone::deliverable)
                .map(zone -> zone.feeFor(grams, goods));
    }

    @EventListener(ApplicationReadyEvent.class)
    void refresh() {
        zones = stored.all();
    }

    /** For whoever changes a zone: what was read before the change is committed would be the old fees. */
    void refreshAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                zones = null;
            }
        });
    }

    private List<FreightZone> current() {
        var found = zones;
        if (found == null) {
            found = stored.all();
            zones = found;
        }
        return found;
    }
}
