package io.shuke.catalog.web;

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
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class ProductResources {
    private final Products products;
    private final Categories categories;

    record CategoryList(List<Category> items) {}

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
    Page<ProductCard> list(
            @Parameter(example = "蜂蜜") @RequestParam(required = false) @Nullable String q,
            @Parameter(description = "a category's slug", example = "food") @RequestParam(required = false) @Nullable
                    String category,
            @Parameter(description = "newest, price-up, price-down or relevance", example = "price-up")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.GREATEST_LIMIT) int limit,
            Caller caller) {
        return products.list(ProductsWanted.of(q, category, sort, after, limit), caller.signedIn());
    }

    @GetMapping("/api/products/{idOrHandle}")
    @Access(Access.Who.ANYONE)
    @Operation(summary = "One product", description = "Staff with the right to the catalogue see drafts too.")
    Product product(@Parameter(example = "linden-honey") @PathVariable String idOrHandle, Caller caller) {
        return products.find(idOrHandle, caller.signedIn())
                .filter(product -> product.published() || caller.has(Right.CATALOGUE))
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
    }
}
