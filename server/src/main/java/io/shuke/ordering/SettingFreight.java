package io.shuke.ordering;

import io.shuke.shared.Audit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff says what delivery costs, zone by zone. A change is made to the zone as it was read: of two at once the second is
 * told. Each is audited, known here at once and to other processes within seconds; orders keep the fee they were placed
 * with.
 */
@Component
public class SettingFreight {
    private final FreightZones zones;
    private final Freight freight;
    private final Audit audit;

    SettingFreight(FreightZones zones, Freight freight, Audit audit) {
        this.zones = zones;
        this.freight = freight;
        this.audit = audit;
    }

    /** What became of the wish to add or change a zone. */
    public sealed interface Setting {
        record Set(FreightZone zone) implements Setting {}

        /** Somebody else changed, added or removed the zone since it was read. */
        record EditedMeanwhile() implements Setting {}
    }

    /** What became of the wish to remove a zone. */
    public sealed interface Removal {
        record Removed() implements Removal {}

        /** Somebody else changed the zone since it was read. */
        record EditedMeanwhile() implements Removal {}

        /** The zone that fits every address has to stay. */
        record CommonZoneStays() implements Removal {}
    }

    /** All zones, the common one first. */
    @Transactional(readOnly = true)
    public List<FreightZone> all() {
        return zones.all();
    }

    /** @param wanted with the revision at which the zone was read; 0 for a new zone */
    @Transactional
    public Setting set(UUID actorId, FreightZone wanted) {
        var before = zones.lock(wanted.region()).orElse(null);
        if ((before == null ? 0 : before.revision()) != wanted.revision()) {
            return new Setting.EditedMeanwhile();
        }
        var after = wanted.changed();
        if (!(before == null ? zones.insert(after) : zones.update(after, wanted.revision()))) {
            return new Setting.EditedMeanwhile();
        }
        audit.record(actorId, "freight-zone.set", subject(after.region()), before, after, null);
        freight.refreshAfterCommit();
        return new Setting.Set(after);
    }

    /** Removing what is not there changes nothing. */
    @Transactional
    public Removal remove(UUID actorId, String region, int revision) {
        if (region.equals(FreightZone.COMMON)) {
            return new Removal.CommonZoneStays();
        }
        var before = zones.lock(region).orElse(null);
        if (before == null) {
            return new Removal.Removed();
        }
        if (!zones.delete(region, revision)) {
            return new Removal.EditedMeanwhile();
        }
        audit.record(actorId, "freight-zone.remove", subject(region), before, null, null);
        freight.refreshAfterCommit();
        return new Removal.Removed();
    }

    private static String subject(String region) {
        return "freight-zone:" + (region.equals(FreightZone.COMMON) ? "common" : region);
    }
}
