package io.shuke.payment.web;

import io.shuke.payment.Charge;
import io.shuke.payment.Charges;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payment")
class ChargesController {
    private final Charges charges;

    ChargesController(Charges charges) {
        this.charges = charges;
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/charges/{id}")
    @Operation(summary = "One of my charges", description = "Its state is the provider's word, not the browser's.")
    Charge charge(@PathVariable UUID id, Caller caller) {
        return charges.ofBuyer(id, caller.person()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
