package io.shuke.promotion.web;

import io.shuke.promotion.ClaimingCoupon;
import io.shuke.promotion.ClaimingCoupon.Outcome;
import io.shuke.promotion.CouponOffer;
import io.shuke.promotion.Coupons;
import io.shuke.promotion.MyCoupon;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coupons for whoever buys. */
@RestController
@Tag(name = "Coupons")
class CouponsController {
    private static final String CODE = "[0-9A-Za-z]{6,40}";

    private final Coupons coupons;
    private final ClaimingCoupon claiming;
    private final IdempotentRequests requests;

    CouponsController(Coupons coupons, ClaimingCoupon claiming, IdempotentRequests requests) {
        this.coupons = coupons;
        this.claiming = claiming;
        this.requests = requests;
    }

    /** What stands in the coupon centre. */
    record CouponOfferList(List<CouponOffer> items) {}

    /** A coupon to be claimed. */
    @Schema(name = "CouponClaim")
    record Claim(
            @Schema(example = "mTq7KpWx3RbNmTq7KpWx3R") @NotNull @Pattern(regexp = CODE)
            String code) {}

    @GetMapping("/api/coupon-offers")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "Coupons that can be claimed, what ends first first")
    CouponOfferList offers(Caller caller) {
        return new CouponOfferList(coupons.offers(caller.personId()));
    }

    @GetMapping("/api/products/{id}/coupon-offers")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "Coupons of the coupon centre that take something off a product's price")
    CouponOfferList offersOf(Caller caller, @PathVariable UUID id) {
        return new CouponOfferList(coupons.offersOf(id, caller.personId()));
    }

    @GetMapping("/api/coupon-offers/{code}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "What a claim link leads to")
    CouponOffer offer(Caller caller, @PathVariable @Pattern(regexp = CODE) String code) {
        return coupons.offerOf(code, caller.personId()).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/api/my/coupons")
    @Access(Access.Who.PERSON)
    @Operation(summary = "Claim a coupon by its code; needs an Idempotency-Key")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = MyCoupon.class)))
    ResponseEntity<String> claim(Caller caller, @Valid @RequestBody Claim claim, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(
                IdempotencyKey.of(person, request), 201, claim, () -> switch (claiming.claim(person, claim.code())) {
                    case Outcome.Claimed(var claimId) -> coupons.mine(person, claimId);
                    case Outcome.HadBefore() -> throw new ProblemException(ProblemKind.COUPON_HAD);
                    case Outcome.Gone() -> throw new ProblemException(ProblemKind.COUPON_GONE);
                    case Outcome.NotOpen() -> throw new ProblemException(ProblemKind.COUPON_NOT_OPEN);
                    case Outcome.NotForYou() -> throw new ProblemException(ProblemKind.COUPON_NOT_FOR_YOU);
                    case Outcome.NoSuchCoupon() -> throw new ProblemException(ProblemKind.NOT_FOUND);
                });
    }

    @GetMapping("/api/my/coupons")
    @Access(Access.Who.PERSON)
    @Operation(summary = "My coupons, newest first: those to be used, those used, those over")
    Page<MyCoupon> mine(
            Caller caller,
            @RequestParam(defaultValue = "USABLE") MyCoupon.Standing standing,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return coupons.mine(caller.person(), standing, after, limit);
    }
}
