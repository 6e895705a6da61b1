package io.shuke.supply.web;

import io.shuke.identity.SupplierMembers;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.supply.KeepingSuppliers;
import io.shuke.supply.KeepingSuppliers.Outcome;
import io.shuke.supply.Supplier;
import io.shuke.supply.SupplierAccount;
import io.shuke.supply.SupplierAccounts;
import io.shuke.supply.Suppliers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Suppliers, for the staff who take them on. */
@RestController
@RequestMapping("/api/operator/suppliers")
@Tag(name = "Operator: suppliers")
class OperatorSuppliersController {
    static final String NO_NUL = "[^\\x00]*";

    private final Suppliers suppliers;
    private final SupplierAccounts accounts;
    private final SupplierMembers members;
    private final KeepingSuppliers keeping;

    OperatorSuppliersController(
            Suppliers suppliers, SupplierAccounts accounts, SupplierMembers members, KeepingSuppliers keeping) {
        this.suppliers = suppliers;
        this.accounts = accounts;
        this.members = members;
        this.keeping = keeping;
    }

    /** Whom to ask, what the licence says, and where the money goes. */
    @Schema(name = "SupplierFactsBody")
    record FactsBody(
            @Schema(example = "陈阿林") @NotBlank @Size(max = 100) @Pattern(regexp = NO_NUL)
            String contactName,

            @Schema(example = "13800003001") @NotBlank @Size(max = 32) @Pattern(regexp = NO_NUL)
            String contactPhone,

            @Schema(example = "浙江阿林农业有限公司") @NotBlank @Size(max = 200) @Pattern(regexp = NO_NUL)
            String legalName,

            @Schema(example = "91330106MA2XXXXX0X") @NotBlank @Size(max = 64) @Pattern(regexp = NO_NUL)
            String licenceNumber,

            @Nullable @Schema(example = "中国农业银行杭州分行") @Size(max = 100) @Pattern(regexp = NO_NUL)
            String bankName,

            @Nullable @Schema(example = "6228480000000000000") @Size(max = 64) @Pattern(regexp = NO_NUL)
            String bankAccount) {
        Supplier.Facts facts() {
            return new Supplier.Facts(
                    contactName.strip(),
                    contactPhone.strip(),
                    legalName.strip(),
                    licenceNumber.strip(),
                    bankName == null || bankName.isBlank() ? null : bankName.strip(),
                    bankAccount == null || bankAccount.isBlank() ? null : bankAccount.strip());
        }
    }

    /** A supplier to take on. */
    @Schema(name = "NewSupplier")
    record NewSupplier(
            @Schema(example = "阿林农场", description = "goods that name this vendor already are the supplier's")
            @NotBlank
            @Size(max = 100)
            @Pattern(regexp = NO_NUL)
            String name,

            @NotNull @Valid FactsBody facts) {}

    /** What is known of a supplier now. */
    @Schema(name = "SupplierChange")
    record Change(@NotNull @Valid FactsBody facts, int version) {}

    /** The licence was seen. */
    @Schema(name = "SupplierVerification")
    record Verification(
            @NotNull @Schema(example = "2027-05-31") LocalDate verifyAgainOn,

            @Schema(description = "filed with the authority")
            boolean filed,

            @Schema(description = "of the supplier as it was read")
            int version) {}

    /** Suspended with a reason, or not suspended. */
    @Schema(name = "SupplierSuspension")
    record Suspension(
            boolean suspended,

            @Nullable
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(example = "The licence has run out.")
            String reason) {}

    /** A supplier with its people and what it is owed. */
    @Schema(name = "SupplierSheet")
    record Sheet(Supplier supplier, List<SupplierMembers.Member> members, SupplierAccount account) {}

    @GetMapping
    @Access(
            value = Access.Who.STAFF,
            rights = {Right.CATALOGUE, Right.FINANCE})
    @Operation(summary = "Suppliers by name")
    Page<Supplier> page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return suppliers.page(after, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Take on a supplier")
    Sheet create(Caller caller, @Valid @RequestBody NewSupplier body) {
        return sheet(keeping.create(
                caller.person(), body.name().strip(), body.facts().facts()));
    }

    @GetMapping("/{id}")
    @Access(
            value = Access.Who.STAFF,
            rights = {Right.CATALOGUE, Right.FINANCE})
    @Operation(summary = "A supplier, its people and what it is owed")
    Sheet sheet(@PathVariable UUID id) {
        var supplier = suppliers.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        return new Sheet(supplier, members.of(id), accounts.of(id));
    }

    @PutMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE, secondFactor = true)
    @Operation(summary = "Change what is known of a supplier", description = "Another licence has to be verified anew.")
    Sheet edit(Caller caller, @PathVariable UUID id, @Valid @RequestBody Change body) {
        return sheet(
                keeping.edit(caller.person(), id, body.version(), body.facts().facts()));
    }

    @PostMapping("/{id}/verifications")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE, secondFactor = true)
    @Operation(
            summary = "The licence was seen, and is to be seen again on a day",
            description = "Refused with `edited-meanwhile` where the supplier is not as it was read.")
    Sheet verify(Caller caller, @PathVariable UUID id, @Valid @RequestBody Verification body) {
        return sheet(keeping.verify(caller.person(), id, body.version(), body.verifyAgainOn(), body.filed()));
    }

    @PutMapping("/{id}/suspension")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Keep a supplier's people out, or let them in again")
    Sheet suspend(Caller caller, @PathVariable UUID id, @Valid @RequestBody Suspension body) {
        var reason = body.reason() == null ? "" : body.reason().strip();
        if (body.suspended() && reason.isEmpty()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("reason", "field.missing");
        }
        return sheet(keeping.suspend(caller.person(), id, body.suspended() ? reason : null));
    }

    private Sheet sheet(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id) -> sheet(id);
            case Outcome.NameTaken() -> throw new ProblemException(ProblemKind.SUPPLIER_NAME_TAKEN);
            case Outcome.EditedMeanwhile() -> throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
            case Outcome.DayOutOfRange() ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("verifyAgainOn", "field.range");
            case Outcome.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
