package io.shuke.payment.web;

import io.shuke.payment.BillDifference;
import io.shuke.payment.Reconciliation;
import io.shuke.payment.Reconciliations;
import io.shuke.payment.Reconciling;
import io.shuke.shared.Caller;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bills of providers beside our books, as finance staff see them. */
@RestController
@Tag(name = "Payment")
class ReconciliationsController {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    private final Reconciling reconciling;
    private final Reconciliations reconciliations;

    ReconciliationsController(Reconciling reconciling, Reconciliations reconciliations) {
        this.reconciling = reconciling;
        this.reconciliations = reconciliations;
    }

    /** Which provider's bill of which day. */
    record ReconciliationWish(
            @NotBlank @Schema(example = "wechat") String provider,
            @NotNull @Schema(example = "2026-11-25") LocalDate day) {}

    /** Why a difference needs no more looking at. */
    record DifferenceResolution(
            @NotBlank @Size(max = 300) @Schema(example = "Their support confirmed the payment; booked by hand.")
            String reason) {}

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/reconciliations")
    @Operation(summary = "Days that were compared with their provider's bill, newest first")
    Page<Reconciliation> reconciliations(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return reconciliations.all(Cursor.idOrNull(after), limit);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/reconciliations")
    @Operation(
            summary = "Compare a day with its provider's bill now",
            description = "May be repeated: it compares anew. Refused with `bill-not-ready` before the provider has"
                    + " written it, and with `provider-silent`.")
    Reconciliation reconcile(@Valid @RequestBody ReconciliationWish wish) {
        if (wish.day().isBefore(FIRST_DAY)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("day", "field.range");
        }
        return switch (reconciling.reconcile(wish.provider(), wish.day())) {
            case Reconciling.Outcome.Reconciled(var reconciliation) -> reconciliation;
            case Reconciling.Outcome.NoBillYet() -> throw new ProblemException(ProblemKind.BILL_NOT_READY);
            case Reconciling.Outcome.Silent() -> throw new ProblemException(ProblemKind.PROVIDER_SILENT);
        };
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE)
    @GetMapping("/api/operator/bill-differences")
    @Operation(
            summary = "Where bills and our books disagree, newest first",
            description =
                    "`OURS_MISSING`: the bill has a number that we don't know. `THEIRS_MISSING`: we think it done,"
                            + " and no bill has it.")
    Page<BillDifference> differences(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        return reconciliations.differences(open, Cursor.idOrNull(after), limit);
    }

    @Access(value = Access.Who.STAFF, rights = Right.FINANCE, secondFactor = true)
    @PostMapping("/api/operator/bill-differences/{id}/resolution")
    @Operation(summary = "Resolve a difference, with a reason", description = "The audit keeps name and reason.")
    BillDifference resolve(@PathVariable UUID id, @Valid @RequestBody DifferenceResolution body, Caller caller) {
        return switch (reconciling.resolve(id, caller.person(), body.reason())) {
            case Reconciling.Resolution.Resolved(var difference) -> difference;
            case Reconciling.Resolution.ResolvedBefore() ->
                throw new ProblemException(ProblemKind.DIFFERENCE_RESOLVED_BEFORE);
            case Reconciling.Resolution.NoSuchDifference() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
