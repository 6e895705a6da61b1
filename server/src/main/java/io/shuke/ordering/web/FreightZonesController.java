package io.shuke.ordering.web;

import io.shuke.ordering.FreightZone;
import io.shuke.ordering.SettingFreight;
import io.shuke.ordering.SettingFreight.Removal;
import io.shuke.ordering.SettingFreight.Setting;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What delivery costs, for staff who keep the catalogue. */
@RestController
@RequestMapping("/api/operator/freight-zones")
@Tag(name = "Operator: freight")
class FreightZonesController {
    private static final String COMMON = "common";
    private static final String REGION = COMMON + "|\\p{IsHan}{1,12}";
    private static final long MOST_MINOR = 100_000_00;

    private final SettingFreight setting;

    FreightZonesController(SettingFreight setting) {
        this.setting = setting;
    }

    /** All zones, the common one first. */
    record FreightZoneList(List<FreightZone> items) {}

    /** What a zone is to be, and the revision it was read at: 0 for a new one. */
    @Schema(name = "FreightZoneDraft")
    record Draft(
            @NotNull Boolean deliverable,

            @Min(1) @Max(1_000_000) @Schema(example = "1000", description = "grams that the first fee covers")
            int firstGrams,

            @Min(0) @Max(MOST_MINOR) @Schema(example = "1800")
            long firstMinor,

            @Min(1) @Max(1_000_000) @Schema(example = "1000")
            int furtherGrams,

            @Min(0) @Max(MOST_MINOR) @Schema(example = "1200", description = "for each further weight begun")
            long furtherMinor,

            @Nullable @Min(0) @Max(MOST_MINOR) @Schema(example = "19900", description = "goods from which it is free")
            Long freeFromMinor,

            @Min(0) @Schema(example = "1") int revision) {
        FreightZone zone(String region) {
            return new FreightZone(
                    region,
                    deliverable,
                    firstGrams,
                    Money.cny(firstMinor),
                    furtherGrams,
                    Money.cny(furtherMinor),
                    freeFromMinor == null ? null : Money.cny(freeFromMinor),
                    revision);
        }
    }

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "What delivery costs, zone by zone, the common one first")
    FreightZoneList zones() {
        return new FreightZoneList(setting.all());
    }

    @PutMapping("/{region}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Add or change a zone",
            description = "`common` names the zone that fits every address; any other is the beginning of a province's"
                    + " name. New quotes and orders follow; orders that are placed keep their fee.")
    FreightZone set(
            Caller caller,
            @PathVariable @Parameter(example = "新疆") @Pattern(regexp = REGION) String region,
            @Valid @RequestBody Draft draft) {
        return switch (setting.set(caller.person(), draft.zone(named(region)))) {
            case Setting.Set(var zone) -> zone;
            case Setting.EditedMeanwhile() -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
        };
    }

    @DeleteMapping("/{region}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Remove a zone", description = "Its addresses fall to the next zone that fits.")
    void remove(
            Caller caller,
            @PathVariable @Parameter(example = "新疆") @Pattern(regexp = REGION) String region,
            @RequestParam @Min(0) int revision) {
        switch (setting.remove(caller.person(), named(region), revision)) {
            case Removal.Removed() -> {}
            case Removal.EditedMeanwhile() -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case Removal.CommonZoneStays() -> throw new ProblemException(ProblemKind.COMMON_ZONE_STAYS);
        }
    }

    private static String named(String region) {
        return region.equals(COMMON) ? FreightZone.COMMON : region;
    }
}
