package io.shuke.fulfilment.web;

import io.shuke.fulfilment.Packing;
import io.shuke.fulfilment.PackingParcel;
import io.shuke.fulfilment.PackingParcel.Outcome;
import io.shuke.fulfilment.ParcelRow;
import io.shuke.fulfilment.Shipment;
import io.shuke.fulfilment.ShipmentRow;
import io.shuke.fulfilment.Shipments;
import io.shuke.ordering.HandingOver;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a supplier has to ship, and its parcels. */
@RestController
@RequestMapping("/api/supplier")
@Tag(name = "Supplier: shipments")
class SupplierShipmentsController {
    private static final int MOST_LINES = 100;

    private final Shipments shipments;
    private final PackingParcel packing;
    private final IdempotentRequests requests;

    SupplierShipmentsController(Shipments shipments, PackingParcel packing, IdempotentRequests requests) {
        this.shipments = shipments;
        this.packing = packing;
        this.requests = requests;
    }

    /** A parcel and what lies in it. */
    @Schema(name = "ParcelWish")
    record ParcelWish(
            @Schema(example = "SF Express")
            @NotBlank
            @Size(max = 40)
            @Pattern(regexp = "[^\\x00]*", flags = Pattern.Flag.DOTALL)
            String carrier,

            @Schema(example = "SF1390284756120") @NotNull @Pattern(regexp = "[A-Za-z0-9-]{4,64}")
            String trackingNumber,

            @NotNull @Size(min = 1, max = MOST_LINES) List<@NotNull @Valid ParcelWishLine> lines) {
        Packing packing() {
            var ids = new HashSet<UUID>();
            if (!lines.stream().allMatch(line -> ids.add(line.lineId()))) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("lines", "field.invalid");
            }
            return new Packing(
                    carrier.strip(),
                    trackingNumber,
                    lines.stream()
                            .map(line -> new HandingOver.Pieces(line.lineId(), line.quantity()))
                            .toList());
        }
    }

    /** So many pieces of a line. */
    @Schema(name = "ParcelWishLine")
    record ParcelWishLine(
            @NotNull UUID lineId,
            @Schema(example = "2") @Min(1) @Max(99) int quantity) {}

    @GetMapping("/shipments")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "My shipments, newest first", description = "Open ones have something left to ship.")
    Page<ShipmentRow> page(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return shipments.pageOf(caller.supplier(), open, after, limit);
    }

    @GetMapping("/shipments/{id}")
    @Access(Access.Who.SUPPLIER)
    @Operation(
            summary = "One of my shipments",
            description = "The address is there as long as something is left to ship.")
    Shipment shipment(Caller caller, @PathVariable UUID id) {
        return shipments.ofVendor(caller.supplier(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/shipments/{id}/parcels")
    @Access(Access.Who.SUPPLIER)
    @Operation(
            summary = "Hand pieces of a shipment to a carrier; needs an Idempotency-Key",
            description = "Several parcels may share a shipment. Pieces whose money went back can't be shipped.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Shipment.class)))
    ResponseEntity<String> pack(
            Caller caller, @PathVariable UUID id, @Valid @RequestBody ParcelWish wish, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 201, List.of("parcel", id, wish), () -> {
            check(packing.bySupplier(caller.supplier(), person, id, wish.packing()));
            return shipment(caller, id);
        });
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Packed ignored -> {}
            case Outcome.NotThatManyLeft(var lineIds) ->
                throw new ProblemException(ProblemKind.NOT_THAT_MANY_LEFT).extension("lineIds", lineIds);
            case Outcome.NumberUsed() -> throw new ProblemException(ProblemKind.TRACKING_NUMBER_USED);
            case Outcome.NotOpen() -> throw new ProblemException(ProblemKind.NOT_THAT_MANY_LEFT);
            case Outcome.NoSuchShipment() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        }
    }

    @GetMapping("/parcels")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "My parcels, newest first")
    Page<ParcelRow> parcels(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return shipments.parcelsOf(caller.supplier(), after, limit);
    }
}
