package io.shuke.sandbox.web;

import io.shuke.sandbox.BreakingSandbox;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.Caller;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Breaks the sandbox on purpose, to see that the market bears it. */
@RestController
@RequestMapping("/api/sandbox/faults")
@Profile({"demo", "test"})
@Tag(name = "Sandbox", description = "The demo's payment company")
class FaultsController {
    private final StoredFaults faults;
    private final BreakingSandbox breaking;

    FaultsController(StoredFaults faults, BreakingSandbox breaking) {
        this.faults = faults;
        this.breaking = breaking;
    }

    /** What is wrong with the sandbox; what is left out is right. */
    record SandboxFaults(
            @Schema(name = "double", description = "Each notice is sent twice at once")
            @com.fasterxml.jackson.annotation.JsonProperty("double")
            @Nullable
            Boolean twice,

            @Schema(description = "Each notice leaves that much later") @Min(0) @Max(86_400) @Nullable
            Integer delaySeconds,

            @Schema(description = "Each notice leaves up to three seconds later, at random") @Nullable
            Boolean reorder,

            @Schema(description = "Notices are never sent") @Nullable
            Boolean lose,

            @Schema(description = "Each notice has a forged one sent before it") @Nullable
            Boolean forge,

            @Schema(description = "Refunds and payouts are not made") @Nullable
            Boolean refuse) {
        static SandboxFaults of(Faults faults) {
            return new SandboxFaults(
                    faults.twice(),
                    faults.delaySeconds(),
                    faults.reorder(),
                    faults.lose(),
                    faults.forge(),
                    faults.refuse());
        }

        Faults faults() {
            return new Faults(
                    is(twice), delaySeconds == null ? 0 : delaySeconds, is(reorder), is(lose), is(forge), is(refuse));
        }

        private static boolean is(@Nullable Boolean value) {
            return value != null && value;
        }
    }

    @Access(value = Access.Who.STAFF, rights = Right.OWNER)
    @GetMapping
    @Operation(summary = "What is wrong with the sandbox today")
    SandboxFaults now() {
        return SandboxFaults.of(faults.now());
    }

    @Access(value = Access.Who.STAFF, rights = Right.OWNER, secondFactor = true)
    @PutMapping
    @Operation(summary = "Break or mend the sandbox")
    SandboxFaults set(@Valid @RequestBody SandboxFaults wanted, Caller caller) {
        return SandboxFaults.of(breaking.set(caller.person(), wanted.faults()));
    }
}
