package io.shuke.supply.web;

import io.shuke.catalog.OperatorProductRow;
import io.shuke.inventory.CountingStock.Level;
import io.shuke.shared.Caller;
import io.shuke.shared.Money;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.web.Access;
import io.shuke.shared.web.IdempotencyKey;
import io.shuke.shared.web.IdempotentRequests;
import io.shuke.supply.CountingOwnStock;
import io.shuke.supply.Proposal;
import io.shuke.supply.Proposals;
import io.shuke.supply.ProposedGoods;
import io.shuke.supply.ProposingGoods;
import io.shuke.supply.SupplierGoods;
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
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A supplier's own goods, stock and proposals. */
@RestController
@RequestMapping("/api/supplier")
@Tag(name = "Supplier: goods")
class SupplierGoodsController {
    private final Proposals proposals;
    private final ProposingGoods proposing;
    private final CountingOwnStock counting;
    private final IdempotentRequests requests;

    SupplierGoodsController(
            Proposals proposals, ProposingGoods proposing, CountingOwnStock counting, IdempotentRequests requests) {
        this.proposals = proposals;
        this.proposing = proposing;
        this.counting = counting;
        this.requests = requests;
    }

    /** Goods as the supplier wants them to be. */
    @Schema(name = "ProposalWish")
    record Wish(
            @Nullable @Schema(description = "of the product that changes; absent for new goods")
            UUID productId,

            @NotNull @Size(min = 1, max = 255) @Schema(example = "椴树原蜜 Linden honey")
            String title,

            @NotNull @Size(max = 100_000) @Schema(example = "<p>长白山七月的椴树花期很短。</p>")
            String bodyHtml,

            @NotNull UUID categoryId,
            @NotNull @Size(max = 50) List<@NotNull @Size(max = 100) String> tags,
            @NotNull @Size(max = 3) List<@NotNull @Size(max = 100) String> optionNames,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid SkuWish> skus,
            @NotNull @Size(max = 20) List<@NotNull @Valid PictureWish> pictures) {
        ProposedGoods goods() {
            return new ProposedGoods(
                    title.strip(),
                    bodyHtml,
                    categoryId,
                    tags,
                    optionNames,
                    skus.stream().map(SkuWish::sku).toList(),
                    pictures.stream()
                            .map(picture -> new ProposedGoods.ShownPicture(picture.mediaId(), picture.alt()))
                            .toList());
        }
    }

    @Schema(name = "ProposalSkuWish")
    record SkuWish(
            @Nullable UUID id,

            @Nullable @Size(max = 100) @Schema(example = "HONEY-500")
            String code,

            @NotNull @Size(max = 3) List<@NotNull @Size(max = 100) String> optionValues,
            @NotNull Money purchasePrice,
            @NotNull Money suggestedPrice,
            @Min(0) @Max(1_000_000) int weightGrams,
            @Min(0) @Max(1_000_000) int stock) {
        ProposedGoods.Sku sku() {
            if (!purchasePrice.currency().equals(Money.CNY)
                    || !suggestedPrice.currency().equals(Money.CNY)) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("skus", "catalog.fault.currency");
            }
            return new ProposedGoods.Sku(id, code, optionValues, purchasePrice, suggestedPrice, weightGrams, stock);
        }
    }

    @Schema(name = "ProposalPictureWish")
    record PictureWish(
            @NotNull UUID mediaId,

            @NotNull @Size(max = 500) @Pattern(regexp = OperatorSuppliersController.NO_NUL)
            String alt) {}

    /** Pieces found on the shelf, those that unpaid orders hold included. */
    @Schema(name = "SupplierStockCount")
    record Count(
            @Schema(example = "120") @Min(0) @Max(1_000_000) int counted) {}

    /** What the count left. */
    @Schema(name = "SupplierStockLevel")
    record Counted(int available, int reserved) {
        static Counted of(Level level) {
            return new Counted(level.available(), level.reserved());
        }
    }

    @GetMapping("/goods")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "My goods, the last changed first")
    Page<OperatorProductRow> goods(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return proposals.goodsOf(caller.supplier(), after, limit);
    }

    @GetMapping("/goods/{id}")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "One of my products")
    SupplierGoods product(Caller caller, @PathVariable UUID id) {
        return proposals.goods(caller.supplier(), id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PutMapping("/skus/{id}/stock")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "Record a count of one of my SKUs' pieces")
    Counted count(Caller caller, @PathVariable UUID id, @Valid @RequestBody Count body) {
        return counting.count(caller.supplier(), caller.person(), id, body.counted())
                .map(Counted::of)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @GetMapping("/proposals")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "What I proposed, newest first")
    Page<Proposal> proposals(
            Caller caller,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return proposals.pageOf(caller.supplier(), after, limit);
    }

    @GetMapping("/proposals/{id}")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "One of my proposals")
    Proposal proposal(Caller caller, @PathVariable UUID id) {
        return proposals
                .ofSupplier(caller.supplier(), id)
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    @PostMapping("/proposals")
    @Access(Access.Who.SUPPLIER)
    @Operation(
            summary = "Propose new goods or a change of mine; needs an Idempotency-Key",
            description = "Nothing of it is on sale before staff approve it.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Proposal.class)))
    ResponseEntity<String> propose(Caller caller, @Valid @RequestBody Wish body, HttpServletRequest request) {
        var person = caller.person();
        return requests.once(IdempotencyKey.of(person, request), 201, Arrays.asList("propose", body), () -> {
            var outcome = proposing.propose(caller.supplier(), person, body.productId(), body.goods());
            return switch (outcome) {
                case ProposingGoods.Outcome.Proposed(var id) -> proposal(caller, id);
                case ProposingGoods.Outcome.OneWaits() -> throw new ProblemException(ProblemKind.PROPOSAL_OPEN);
                case ProposingGoods.Outcome.NoSuchProduct() -> throw new ProblemException(ProblemKind.NOT_FOUND);
            };
        });
    }

    @PostMapping("/proposals/{id}/withdrawal")
    @Access(Access.Who.SUPPLIER)
    @Operation(summary = "Take back a proposal that waits")
    Proposal withdraw(Caller caller, @PathVariable UUID id) {
        return switch (proposing.withdraw(caller.supplier(), caller.person(), id)) {
            case ProposingGoods.Withdrawal.Withdrawn() -> proposal(caller, id);
            case ProposingGoods.Withdrawal.NotInState(var state) ->
                throw new ProblemException(ProblemKind.PROPOSAL_NOT_IN_STATE).extension("state", state);
            case ProposingGoods.Withdrawal.Unknown() -> throw new ProblemException(ProblemKind.NOT_FOUND);
        };
    }
}
