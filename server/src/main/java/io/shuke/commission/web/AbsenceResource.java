package io.shuke.commission.web;

import io.shuke.commission.ExplainingAbsence;
import io.shuke.commission.ExplainingAbsence.Absence;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Earnings")
class AbsenceResource {
    private final ExplainingAbsence explaining;

    AbsenceResource(ExplainingAbsence explaining) {
        this.explaining = explaining;
    }

    @GetMapping("/api/my/commission-absences")
    @Access(Who.PERSON)
    @Operation(
            summary = "Why did I get nothing for this order?",
            description = "For orders whose buyer came through the caller's links; any other is not found.")
    Absence absence(@RequestParam @NotBlank @Size(max = 40) String orderNumber, Caller caller, Locale locale) {
        return explaining
                .explain(orderNumber.strip(), caller.person(), locale)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
