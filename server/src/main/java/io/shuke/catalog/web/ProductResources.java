package io.shuke.catalog.web;

import io.shuke.catalog.Answer;
import io.shuke.catalog.Categories;
import io.shuke.catalog.Category;
import io.shuke.catalog.Product;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.Products;
import io.shuke.catalog.ProductsWanted;
import io.shuke.shared.Caller;
import io.shuke.shared.Page;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.Right;
import io.shuke.shared.web.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class ProductResources {
    private final Products products;
    private final Categories categories;

    record CategoryList(List<Category> items) {}

    /** A page of products on sale. */
    @Schema(name = "PageProductCard")
    record ProductCardPage(
            List<ProductCard> items, @Nullable String next) {}

    ProductResources(Products products, Categories categories) {
        this.products = products;
        this.categories = categories;
    }

    @GetMapping("/api/categories")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "All categories, with the number of products on sale in each")
    CategoryList categories() {
        return new CategoryList(categories.all());
    }

    @GetMapping("/api/products")
    @Access(Access.Who.ANYONE)
    @Operation(
            summary = "Products on sale",
            description = "Searches titles, tags, vendors, categories and SKU codes for words and parts of words, "
                    + "Chinese or not. Signed-in readers see what a sale may earn.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductCardPage.class)))
    ResponseEntity<byte[]> list(
            @Parameter(example = "蜂蜜") @RequestParam(required = false) @Nullable String q,
            @Parameter(description = "a category's slug", example = "food") @RequestParam(required = false) @Nullable
                    String category,
            @Parameter(description = "newest, price-up, price-down or relevance", example = "price-up")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Parameter(hidden = true) @Nullable
                    String encodings,
            Caller caller) {
        var wanted = ProductsWanted.of(q, category, sort, after, limit);
        return send(products.listAnswer(wanted, caller.signedIn()), encodings);
    }

    @GetMapping("/api/products/{idOrHandle}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "One product", description = "Staff with the right to the catalogue see drafts too.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Product.class)))
    ResponseEntity<byte[]> product(
            @Parameter(example = "linden-honey") @PathVariable String idOrHandle,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Parameter(hidden = true) @Nullable
                    String encodings,
            Caller caller) {
        return products.findAnswer(idOrHandle, caller.signedIn(), caller.has(Right.CATALOGUE))
                .map(answer -> send(answer, encodings))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }

    /** Sends what is ready; whoever has the same already is answered 304 by the framework. */
    private static ResponseEntity<byte[]> send(Answer answer, @Nullable String encodings) {
        var response = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(answer.entityTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var compressed = encodings != null && encodings.contains("gzip") ? answer.compressed() : null;
        return compressed == null
                ? response.body(answer.body())
                : response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(compressed);
    }
}
