package io.shuke.catalog.web;

import io.shuke.catalog.Categories;
import io.shuke.catalog.Category;
import io.shuke.catalog.EditingProduct;
import io.shuke.catalog.OperatorProduct;
import io.shuke.catalog.OperatorProductRow;
import io.shuke.catalog.OperatorProducts;
import io.shuke.catalog.ProductDraft;
import io.shuke.catalog.ProductDraft.SkuDraft;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/operator")
@Tag(name = "Catalogue, operator")
class OperatorProductResources {
    private final OperatorProducts products;
    private final EditingProduct editing;
    private final Categories categories;

    /** A product as staff send it. */
    record OperatorProductRequest(
            @NotNull @Schema(example = "linden-honey") String handle,
            @NotNull @Schema(example = "椴树原蜜 Linden honey") String title,

            @NotNull @Schema(example = "<p>长白山七月的椴树花期很短。</p>")
            String bodyHtml,

            @Nullable @Schema(example = "长白山坞蜂场 Changbai Apiary")
            String vendor,

            @NotNull UUID categoryId,
            @NotNull @Size(max = 50) List<@NotNull String> tags,
            boolean published,
            @Min(0) @Max(10_000) int commissionBudgetBasisPoints,
            @NotNull @Size(max = 3) List<@NotNull @Valid OperatorProductOption> options,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid OperatorSkuRequest> skus,

            @Nullable @Schema(description = "needed to edit, not to create")
            Integer version) {
        ProductDraft draft() {
            return new ProductDraft(
                    handle,
                    title,
                    bodyHtml,
                    vendor,
                    categoryId,
                    tags,
                    published,
                    commissionBudgetBasisPoints,
                    options.stream().map(OperatorProductOption::name).toList(),
                    skus.stream().map(OperatorSkuRequest::draft).toList());
        }
    }

    /** The name of an option; its values are those of the SKUs. */
    record OperatorProductOption(
            @NotNull @Schema(example = "规格 Size") String name) {}

    record OperatorSkuRequest(
            @Nullable @Schema(description = "of the SKU that changes; absent for a new one")
            UUID id,

            @Nullable @Schema(example = "HONEY-LINDEN-500") String code,
            @NotNull @Size(max = 3) List<@NotNull String> optionValues,
            @NotNull Money price,
            @NotNull Money purchasePrice,
            @Min(0) @Max(1_000_000) int weightGrams,

            @Nullable @Min(0) @Max(1_000_000) @Schema(description = "what a new SKU starts with")
            Integer stock) {
        SkuDraft draft() {
            return new SkuDraft(
                    id, code, optionValues, minor(price), minor(purchasePrice), weightGrams, stock == null ? 0 : stock);
        }

        private static long minor(Money money) {
            if (!money.currency().equals(Money.CNY)) {
                throw new ProblemException(ProblemKind.INVALID_REQUEST).field("skus", "catalog.fault.currency");
            }
            return money.amountMinor();
        }
    }

    record PublicationRequest(@NotNull Boolean published) {}

    record CategoryRequest(
            @NotNull @Schema(example = "食品 Food") String name,
            @NotNull @Schema(example = "food") String slug) {}

    OperatorProductResources(OperatorProducts products, EditingProduct editing, Categories categories) {
        this.products = products;
        this.editing = editing;
        this.categories = categories;
    }

    @GetMapping("/products")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "All products, the last changed first")
    Page<OperatorProductRow> list(
            @RequestParam(required = false) @Nullable String q,
            @Schema(allowableValues = {"published", "draft"}) @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit) {
        return products.list(q, published(state), after, limit);
    }

    @PostMapping("/products")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Make a product")
    OperatorProduct create(@Valid @RequestBody OperatorProductRequest request, Caller caller) {
        return found(editing.create(caller.person(), request.draft()));
    }

    @GetMapping("/products/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "One product as staff edit it")
    OperatorProduct get(@PathVariable UUID id) {
        return found(id);
    }

    @PutMapping("/products/{id}")
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(
            summary = "Edit a product",
            description = "Needs the version that was read; if somebody else edited meanwhile: edited-meanwhile. "
                    + "A SKU that is left out is no longer offered. The stock of existing SKUs is counted apart.")
    OperatorProduct edit(@PathVariable UUID id, @Valid @RequestBody OperatorProductRequest request, Caller caller) {
        if (request.version() == null) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("version", "field.missing");
        }
        editing.edit(caller.person(), id, request.version(), request.draft());
        return found(id);
    }

    @PutMapping("/products/{id}/publication")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Show a product to shoppers, or hide it")
    void publish(@PathVariable UUID id, @Valid @RequestBody PublicationRequest request, Caller caller) {
        editing.publish(caller.person(), id, request.published());
    }

    @PostMapping("/categories")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(value = Access.Who.STAFF, rights = Right.CATALOGUE)
    @Operation(summary = "Make a category")
    Category createCategory(@Valid @RequestBody CategoryRequest request, Caller caller) {
        return categories.create(caller.person(), request.name(), request.slug());
    }

    private OperatorProduct found(UUID id) {
        return products.find(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    private static @Nullable Boolean published(@Nullable String state) {
        return switch (state) {
            case null -> null;
            case "" -> null;
            case "published" -> true;
            case "draft" -> false;
            default -> throw new ProblemException(ProblemKind.INVALID_REQUEST).field("state", "field.invalid");
        };
    }
}
