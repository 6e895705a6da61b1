package io.shuke.sharing.web;

import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.shuke.shared.web.Proxies;
import io.shuke.sharing.RecordingTouch;
import io.shuke.sharing.RecordingTouch.Outcome;
import io.shuke.sharing.RecordingTouch.Visit;
import io.shuke.sharing.Traces;
import io.shuke.sharing.Visitors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sharing")
class TouchResource {
    private final RecordingTouch recordingTouch;
    private final Traces traces;
    private final Proxies proxies;

    TouchResource(RecordingTouch recordingTouch, Traces traces, Proxies proxies) {
        this.recordingTouch = recordingTouch;
        this.traces = traces;
        this.proxies = proxies;
    }

    @Schema(name = "TouchReport")
    record Report(@NotBlank @Size(max = 200) String token) {}

    @PostMapping("/api/touches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.ANYONE)
    @Operation(
            summary = "Report the first gesture on a page that was opened through a share link",
            description =
                    "The token comes from that page, works for the browser it was shown to, once, for half an hour.")
    void report(@Valid @RequestBody Report report, Caller caller, HttpServletRequest request) {
        var visitor = caller.visitorId();
        if (visitor == null || !Visitors.isSomebodyLooking(request::getHeader)) {
            throw new ProblemException(ProblemKind.TOUCH_NOT_VALID);
        }
        if (recordingTouch.record(report.token(), visit(visitor, caller, request)) == Outcome.REFUSED) {
            throw new ProblemException(ProblemKind.TOUCH_NOT_VALID);
        }
    }

    private Visit visit(UUID visitor, Caller caller, HttpServletRequest request) {
        return new Visit(
                visitor,
                caller.personId(),
                traces.hash(request.getHeader(HttpHeaders.USER_AGENT), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                traces.hash(proxies.networkOf(request)));
    }
}
