package io.shuke.social.web;

import io.shuke.shared.Caller;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.social.ReportReason;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reporting;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reports", description = "What somebody wants the market's people to look at")
class ReportResource {
    private final Reporting reporting;

    ReportResource(Reporting reporting) {
        this.reporting = reporting;
    }

    @Schema(name = "ReportDraft")
    record Draft(
            @NotNull ReportSubject subject,

            @NotBlank
            @Size(max = 80)
            @Schema(
                    description =
                            "The id; the code of a person; the handle of a shop; a message's conversation and number, as conversation:number",
                    example = "Pk7Rw2mXq9TbC")
            String ref,

            @NotNull ReportReason reason,

            @Nullable @Size(max = 2_000) @Schema(description = "500 letters", example = "The jar is a fake.")
            String words) {}

    @PostMapping("/api/reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Report what I read",
            description = "Answers alike whether there is such a thing. Again, it changes nothing until it is decided.")
    void report(@Valid @RequestBody Draft body, Caller caller) {
        reporting.report(caller.person(), body.subject(), body.ref(), body.reason(), body.words());
    }
}
