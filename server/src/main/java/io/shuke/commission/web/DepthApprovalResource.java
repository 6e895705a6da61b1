package io.shuke.commission.web;

import io.shuke.commission.DepthApproval;
import io.shuke.commission.DepthApprovals;
import io.shuke.commission.RecordingDepthApproval;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operator: plans")
class DepthApprovalResource {
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final DepthApprovals approvals;
    private final RecordingDepthApproval recording;
    private final IdempotentRequests requests;

    DepthApprovalResource(DepthApprovals approvals, RecordingDepthApproval recording, IdempotentRequests requests) {
        this.approvals = approvals;
        this.recording = recording;
        this.requests = requests;
    }

    @Schema(name = "DepthApprovals")
    record ApprovalList(List<DepthApproval> items) {}

    /** Who approved a second level, where, when, and in which document. */
    @Schema(name = "DepthApprovalRecord")
    record Wish(
            @NotBlank @Size(max = 60) @Schema(example = "HK")
            String region,

            @NotBlank @Size(max = 100) @Schema(example = "Chan & Partners, counsel")
            String approvedBy,

            @NotNull @Schema(example = "2026-10-01") LocalDate approvedOn,

            @NotBlank @Size(max = 500) @Schema(example = "Opinion 2026/118, safe 4")
            String document) {}

    @GetMapping("/api/operator/depth-approvals")
    @Access(value = Who.STAFF, rights = Right.FINANCE)
    @Operation(summary = "Recorded approvals of a second level, the latest first")
    ApprovalList list() {
        return new ApprovalList(approvals.all());
    }

    @PostMapping("/api/operator/depth-approvals")
    @Access(value = Who.STAFF, rights = Right.OWNER, secondFactor = true)
    @Operation(
            summary = "Record an approval of a second level",
            description = "It pays nothing by itself. It is never changed or deleted.",
            parameters = @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true))
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DepthApproval.class)))
    ResponseEntity<String> record(@Valid @RequestBody Wish body, Caller caller, HttpServletRequest request) {
        if (body.approvedOn().isBefore(FIRST_DAY) || body.approvedOn().isAfter(LAST_DAY)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("approvedOn", "field.range");
        }
        return requests.once(
                IdempotencyKey.of(caller.person(), request),
                201,
                List.of("depth-approval", body),
                () -> recording.record(
                        caller.person(), body.region(), body.approvedBy(), body.approvedOn(), body.document()));
    }
}
