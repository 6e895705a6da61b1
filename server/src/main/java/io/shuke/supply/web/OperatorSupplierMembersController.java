package io.shuke.supply.web;

import io.shuke.identity.Phone;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.supply.KeepingSuppliers;
import io.shuke.supply.KeepingSuppliers.Invitation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who signs in for a supplier, for the staff who let them. */
@RestController
@RequestMapping("/api/operator/suppliers/{id}/members")
@Tag(name = "Operator: suppliers")
class OperatorSupplierMembersController {
    private final KeepingSuppliers keeping;

    OperatorSupplierMembersController(KeepingSuppliers keeping) {
        this.keeping = keeping;
    }

    /** Somebody who is to sign in for the supplier. */
    @Schema(name = "SupplierInvitation")
    record InvitationBody(
            @NotBlank @Size(max = 32) @Schema(example = "13800003001")
            String phone,

            @NotBlank @Size(max = 20) @Schema(example = "阿林")
            String nickname) {}

    /** The password is told once, and to somebody new to the market alone; others keep their own way in. */
    @Schema(name = "SupplierInvited")
    record Invited(UUID personId, @Nullable String temporaryPassword) {
        @Override
        public String toString() {
            return "Invited " + personId;
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE, secondFactor = true)
    @Operation(
            summary = "Let somebody sign in for a supplier",
            description = "Somebody new to the market gets a temporary password, which is told here and never again.")
    Invited invite(Caller caller, @PathVariable UUID id, @Valid @RequestBody InvitationBody body) {
        var phone = Phone.of(body.phone(), "phone");
        return switch (keeping.invite(
                caller.person(), id, phone, body.nickname().strip())) {
            case Invitation.Joined(var member) -> new Invited(member.personId(), member.temporaryPassword());
            case Invitation.Bound() -> throw new ProblemException(ProblemKind.NO_MEMBER_OF_SUPPLIER);
            case Invitation.Suspended() -> throw new ProblemException(ProblemKind.SUPPLIER_SUSPENDED);
            case Invitation.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    @DeleteMapping("/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Somebody no longer signs in for a supplier")
    void dismiss(Caller caller, @PathVariable UUID id, @PathVariable UUID personId) {
        if (!keeping.dismiss(caller.person(), id, personId)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }
}
