package io.shuke.payment.web;

import io.shuke.payment.ReceivingNotice;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payment")
class PaymentNoticesController {
    private final ReceivingNotice receiving;

    PaymentNoticesController(ReceivingNotice receiving) {
        this.receiving = receiving;
    }

    @Access(Access.Who.ANYONE)
    @PostMapping(path = "/api/payment-notices/{provider}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            summary = "A provider tells what happened",
            description = "Signed by the provider, and stored before it is answered. Any answer but 200 asks the"
                    + " provider to send it again.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                                            {"id": "N4F7K2M9Q", "type": "charge.paid", "merchant": "shuke",
                                             "data": {"number": "CH4F7K2M9Q", "orderNumber": "4810937264501928",
                                                      "amountMinor": 6800, "currency": "CNY",
                                                      "sandboxNumber": "SB8820"}}
                                            """)))
    @ApiResponse(responseCode = "200", description = "`success`")
    String receive(@PathVariable String provider, @RequestBody byte[] body, HttpServletRequest request) {
        receiving.receive(provider, headers(request), body);
        return "success";
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
