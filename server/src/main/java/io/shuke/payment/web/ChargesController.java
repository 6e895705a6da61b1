package io.shuke.payment.web;

import io.shuke.payment.Charge;
import io.shuke.payment.Charges;
import io.shuke.payment.PreparingCharge;
import io.shuke.payment.PreparingCharge.Outcome;
import io.shuke.payment.WaysToPay;
import io.shuke.payment.WaysToPay.WayToPay;
import io.shuke.shared.Caller;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payment")
class ChargesController {
    private final Charges charges;
    private final PreparingCharge preparing;
    private final WaysToPay ways;

    ChargesController(Charges charges, PreparingCharge preparing, WaysToPay ways) {
        this.charges = charges;
        this.preparing = preparing;
        this.ways = ways;
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/ways-to-pay")
    @Operation(summary = "Through whom, and how, one can pay here")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            array = @ArraySchema(schema = @Schema(implementation = WayToPay.class)),
                            examples = @ExampleObject("""
                                            [{"provider": "wechat", "way": "QR_CODE"},
                                             {"provider": "wechat", "way": "JSAPI"}]
                                            """)))
    List<WayToPay> waysToPay() {
        return ways.all();
    }

    @Access(Access.Who.PERSON)
    @GetMapping("/api/charges/{id}")
    @Operation(summary = "One of my charges", description = "Its state is the provider's word, not the browser's.")
    Charge charge(@PathVariable UUID id, Caller caller) {
        return charges.ofBuyer(id, caller.person()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @Access(Access.Who.PERSON)
    @PutMapping("/api/charges/{id}/preparation")
    @Operation(
            summary = "Tell the provider of my charge, so that I can pay",
            description = "Answers with what to pay with. May be repeated. Refused with `charge-not-open`, with"
                    + " `provider-sign-in-needed` where the provider must know who pays, or with `provider-silent`.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Charge.class),
                            examples = @ExampleObject("""
                                            {"id": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e11",
                                             "orderId": "019aa0b0-7c4e-7d1a-9f00-2b7f5f0d9e12", "state": "OPEN",
                                             "amount": {"amountMinor": 12800, "currency": "CNY"}, "provider": "wechat",
                                             "way": "QR_CODE", "cashierUrl": null,
                                             "code": "weixin://wxpay/bizpayurl?pr=8Kq0x2Zzz", "bridge": null}
                                            """)))
    Charge prepare(@PathVariable UUID id, Caller caller, HttpServletRequest request) {
        return switch (preparing.prepare(id, caller.person(), request.getRemoteAddr())) {
            case Outcome.Prepared(var charge) -> charge;
            case Outcome.NotOpen(var state) ->
                throw new ProblemException(ProblemKind.CHARGE_NOT_OPEN).extension("state", state);
            case Outcome.BuyerUnknown() -> throw new ProblemException(ProblemKind.PROVIDER_SIGN_IN_NEEDED);
            case Outcome.Silent() -> throw new ProblemException(ProblemKind.PROVIDER_SILENT);
            case Outcome.NoSuchCharge() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }

    @Access(Access.Who.PERSON)
    @GetMapping(path = "/api/charges/{id}/code", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "The code of my charge, as a picture to scan")
    ResponseEntity<byte[]> code(@PathVariable UUID id, Caller caller) {
        var code = charges.ofBuyer(id, caller.person()).map(Charge::code).orElse(null);
        if (code == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .body(CodePicture.of(code));
    }
}
