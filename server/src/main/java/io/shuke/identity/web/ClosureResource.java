package io.shuke.identity.web;

import io.shuke.identity.ClosingAccount;
import io.shuke.identity.CopyingPersonalData;
import io.shuke.identity.PersonalData.Obstacle;
import io.shuke.shared.Caller;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.Access.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Me")
class ClosureResource {

    private final ClosingAccount closing;
    private final CopyingPersonalData copying;
    private final BrowserCookies cookies;
    private final SignInOrigins origins;
    private final MarketClock clock;

    ClosureResource(
            ClosingAccount closing,
            CopyingPersonalData copying,
            BrowserCookies cookies,
            SignInOrigins origins,
            MarketClock clock) {
        this.closing = closing;
        this.copying = copying;
        this.cookies = cookies;
        this.origins = origins;
        this.clock = clock;
    }

    @Schema(name = "ClosureObstacles")
    record Obstacles(List<Obstacle> items) {}

    @Schema(name = "Closure")
    record Closure(
            @AssertTrue @Schema(example = "true", description = "that I know it cannot be taken back")
            boolean understood,

            @NotNull @Schema(example = "false", description = "leave behind what could be paid out to me")
            Boolean givesUpMoney) {}

    @GetMapping(
            path = "/api/me/copy",
            produces = {"application/zip", MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    @Access(Who.PERSON)
    @Operation(
            summary = "A copy of everything that is kept about me",
            description = "A ZIP with one JSON file for each part of the market. Ten a day.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> copy(Caller caller) {
        var day = LocalDate.ofInstant(clock.instant(), MarketClock.ZONE);
        return switch (copying.copy(caller.person())) {
            case CopyingPersonalData.Outcome.Copied(var zip) ->
                ResponseEntity.ok()
                        .contentType(MediaType.valueOf("application/zip"))
                        .header("Content-Disposition", "attachment; filename=\"shuke-" + day + ".zip\"")
                        .header("Cache-Control", "no-store")
                        .body(zip);
            case CopyingPersonalData.Outcome.TooOften(var again) -> throw origins.tooOften(again);
        };
    }

    @GetMapping("/api/me/closure")
    @Access(Who.PERSON)
    @Operation(summary = "What stands in the way of closing my account")
    Obstacles obstacles(Caller caller) {
        return new Obstacles(closing.obstaclesOf(caller.person()));
    }

    @PostMapping("/api/me/closure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Who.PERSON)
    @Operation(
            summary = "Close my account for good",
            description = "Refused as account-not-settled, with `obstacles`, while orders or money stand. What says who"
                    + " I am is erased; the number can sign up anew as somebody new.")
    void close(
            @Valid @RequestBody Closure body, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        switch (closing.close(caller.person(), body.givesUpMoney())) {
            case ClosingAccount.Outcome.Closed() -> {
                if (CallerFilter.bearer(request) == null) {
                    cookies.endSession(request, response);
                }
            }
            case ClosingAccount.Outcome.NotYet(var obstacles) ->
                throw new ProblemException(ProblemKind.ACCOUNT_NOT_SETTLED).extension("obstacles", obstacles);
        }
    }
}
