package io.shuke.groupbuying;

import io.shuke.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** With so many people everybody is to pay this. */
@Schema(name = "GroupCampaignDraftStep")
public record PriceStepDraft(
        @Min(3) @Max(50) @Schema(example = "5") int people,

        @Min(1) @Max(100_000_000_00L) @Schema(example = "8900")
        long priceMinor) {
    public static List<PriceStep> steps(@Nullable List<PriceStepDraft> drafts) {
        return drafts == null
                ? List.of()
                : drafts.stream()
                        .map(each -> new PriceStep(each.people(), Money.cny(each.priceMinor())))
                        .toList();
    }
}
