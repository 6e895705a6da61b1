package io.shuke.promotion.web;

import io.shuke.promotion.Coupon;
import io.shuke.promotion.CouponAudience;
import io.shuke.promotion.CouponDraft;
import io.shuke.promotion.CouponFunder;
import io.shuke.promotion.CouponKind;
import io.shuke.promotion.CouponTerms;
import io.shuke.promotion.Coupons;
import io.shuke.promotion.MakingCoupon;
import io.shuke.promotion.MakingCoupon.Making;
import io.shuke.promotion.MakingCoupon.Move;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Coupons, for staff who keep the catalogue. */
@RestController
@RequestMapping("/api/operator/coupons")
@Tag(name = "Operator: coupons")
class OperatorCouponsController {
    private static final String NO_NUL = "[^\\x00]*";
    private static final long MOST_MINOR = 100_000_000_00L;

    private final Coupons coupons;
    private final MakingCoupon making;

    OperatorCouponsController(Coupons coupons, MakingCoupon making) {
        this.coupons = coupons;
        this.making = making;
    }

    /** A coupon to be made. */
    @Schema(name = "CouponDraft")
    record Draft(
            @Schema(example = "中秋满 100 减 15") @NotBlank @Size(max = 40) @Pattern(regexp = NO_NUL)
            String name,

            @NotNull CouponKind kind,

            @Nullable @Min(1) @Max(MOST_MINOR) @Schema(example = "1500", description = "off the goods, of FIXED")
            Long amountMinor,

            @Nullable @Min(1) @Max(9_999) @Schema(example = "1000", description = "1/100 % off the goods, of PERCENT")
            Integer basisPoints,

            @Nullable @Min(1) @Max(MOST_MINOR) @Schema(example = "5000", description = "at most so much off")
            Long mostMinor,

            @Min(0) @Max(MOST_MINOR) @Schema(example = "10000", description = "goods from which it counts")
            long thresholdMinor,

            @Nullable @Schema(description = "whose goods alone it is for")
            UUID vendorId,

            @NotNull CouponFunder funder,

            @Nullable
            @Size(max = 200)
            @Pattern(regexp = NO_NUL, flags = Pattern.Flag.DOTALL)
            @Schema(
                    example = "Agreed by phone with Alin on 12 May",
                    description = "when and how the supplier agreed to bear it")
            String agreement,

            @NotNull CouponAudience audience,

            @Nullable @Schema(description = "whose customers it is for, of CUSTOMERS")
            UUID partnerId,

            @Nullable @Schema(description = "whose members it is for, of CIRCLE")
            UUID circleId,

            @Nullable @Size(max = 50) @Schema(description = "for these products alone, and for those of the categories")
            List<@NotNull UUID> productIds,

            @Nullable @Size(max = 20) List<@NotNull UUID> categoryIds,

            @NotNull @Schema(example = "2026-09-20") LocalDate firstDay,
            @NotNull @Schema(example = "2026-09-30") LocalDate lastDay,

            @Nullable @Min(1) @Max(10_000_000) @Schema(example = "500", description = "so many can be claimed")
            Integer pieces,

            @Nullable @Min(1) @Max(MOST_MINOR) @Schema(example = "500000", description = "so much can be saved")
            Long budgetMinor,

            @Min(1) @Max(20) @Schema(example = "1", description = "so many a person")
            int mostEach,

            @Schema(description = "shown in the coupon centre; else whoever has its link claims it")
            boolean listed) {
        CouponDraft draft() {
            return new CouponDraft(
                    name.strip(),
                    new CouponTerms(
                            kind,
                            money(amountMinor),
                            basisPoints,
                            money(mostMinor),
                            Money.cny(thresholdMinor),
                            vendorId,
                            funder,
                            ids(productIds),
                            ids(categoryIds)),
                    agreement == null || agreement.isBlank() ? null : agreement.strip(),
                    audience,
                    partnerId,
                    firstDay,
                    lastDay,
                    pieces,
                    money(budgetMinor),
                    mostEach,
                    listed,
                    circleId);
        }

        private static Set<UUID> ids(@Nullable List<UUID> ids) {
            return ids == null ? Set.of() : Set.copyOf(ids);
        }

        private static @Nullable Money money(@Nullable Long minor) {
            return minor == null ? null : Money.cny(minor);
        }

        boolean hasFarDays() {
            return firstDay.getYear() < 2000 || lastDay.getYear() > 2999;
        }
    }

    @GetMapping
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Coupons with how far they have gone, newest first")
    Page<Coupon> page(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return coupons.page(after, limit);
    }

    @GetMapping("/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "A coupon")
    Coupon coupon(@PathVariable UUID id) {
        return coupons.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Make a coupon; it is a draft until it is published, and never changed",
            description = "Its days are the market's. It needs a number of pieces, a sum of money, or both.")
    Coupon make(Caller caller, @Valid @RequestBody Draft body) {
        if (body.hasFarDays()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("lastDay", "field.invalid");
        }
        return switch (making.make(caller.person(), body.draft())) {
            case Making.Made(var id) -> coupon(id);
            case Making.Wrong(var field) ->
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field(named(field), "field.invalid");
        };
    }

    private static String named(String field) {
        return switch (field) {
            case "amount" -> "amountMinor";
            case "most" -> "mostMinor";
            default -> field;
        };
    }

    @PostMapping("/{id}/publication")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Publish a draft, or a coupon that was paused")
    Coupon publish(Caller caller, @PathVariable UUID id) {
        return moved(making.publish(caller.person(), id), id);
    }

    @PostMapping("/{id}/pause")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Let nobody claim it any more", description = "Who has it may use it until it ends.")
    Coupon pause(Caller caller, @PathVariable UUID id) {
        return moved(making.pause(caller.person(), id), id);
    }

    private Coupon moved(Move outcome, UUID id) {
        return switch (outcome) {
            case Move.Moved() -> coupon(id);
            case Move.NotInState(var state) ->
                throw new ProblemException(ProblemKind.COUPON_NOT_IN_STATE).extension("state", state);
            case Move.Over() -> throw new ProblemException(ProblemKind.COUPON_NOT_OPEN);
            case Move.NoSuchCoupon() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
