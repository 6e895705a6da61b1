package io.shuke.catalog;

import io.shuke.catalog.ProductState.SkuState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a product must be. Field names are those of the operator's API; the import maps them to its columns. */
final class ProductRules {
    static final int MOST_OPTIONS = 3;
    static final int MOST_SKUS = 100;
    static final long HIGHEST_PRICE_MINOR = 100_000_000;
    static final int HEAVIEST_GRAMS = 1_000_000;
    static final int MOST_PIECES = 1_000_000;
    static final int LONGEST_HANDLE = 200;
    static final int LONGEST_TITLE = 255;
    static final int LONGEST_BODY = 100_000;
    static final int LONGEST_NAME = 100;
    static final int MOST_TAGS = 50;

    private static final Pattern HANDLE = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:[-_][\\p{L}\\p{N}\\p{M}]+)*");
    private static final Pattern LIKE_AN_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private ProductRules() {}

    /**
     * Something that is wrong with a product.
     *
     * @param sku which of its SKUs it is about, or -1 for the product
     */
    record Fault(int sku, String field, String messageKey, List<Object> arguments) {
        static Fault of(String field, String messageKey, Object... arguments) {
            return new Fault(-1, field, messageKey, List.of(arguments));
        }

        static Fault ofSku(int sku, String field, String messageKey, Object... arguments) {
            return new Fault(sku, field, messageKey, List.of(arguments));
        }

        /** The field's path in the operator's request. */
        String path() {
            return sku < 0 ? field : "skus[" + sku + "]." + field;
        }
    }

    static List<Fault> faultsOf(ProductState product) {
        var faults = new ArrayList<Fault>();
        handle(product.handle(), faults);
        text("title", product.title(), 1, LONGEST_TITLE, faults);
        text("bodyHtml", product.bodyHtml(), 0, LONGEST_BODY, faults);
        if (product.vendor() != null) {
            text("vendor", product.vendor(), 1, LONGEST_NAME, faults);
        }
        tags(product.tags(), faults);
        if (product.commissionBudgetBasisPoints() < 0 || product.commissionBudgetBasisPoints() > 10_000) {
            faults.add(Fault.of("commissionBudgetBasisPoints", "catalog.fault.budget"));
        }
        options(product.optionNames(), faults);
        skus(product, faults);
        return faults;
    }

    private static void handle(String handle, List<Fault> faults) {
        if (handle.isEmpty()
                || handle.length() > LONGEST_HANDLE
                || !HANDLE.matcher(handle).matches()
                || LIKE_AN_ID.matcher(handle).matches()) {
            faults.add(Fault.of("handle", "catalog.fault.handle", LONGEST_HANDLE));
        }
    }

    private static void tags(List<String> tags, List<Fault> faults) {
        if (tags.size() > MOST_TAGS) {
            faults.add(Fault.of("tags", "catalog.fault.too-many", MOST_TAGS));
        }
        for (var tag : tags) {
            text("tags", tag, 1, LONGEST_NAME, faults);
        }
    }

    private static void options(List<String> names, List<Fault> faults) {
        if (names.size() > MOST_OPTIONS) {
            faults.add(Fault.of("options", "catalog.fault.too-many", MOST_OPTIONS));
        }
        if (new HashSet<>(names).size() < names.size()) {
            faults.add(Fault.of("options", "catalog.fault.option-twice"));
        }
        for (var name : names) {
            text("options", name, 1, LONGEST_NAME, faults);
        }
    }

    private static void skus(ProductState product, List<Fault> faults) {
        var skus = product.skus();
        if (skus.isEmpty()) {
            faults.add(Fault.of("skus", "catalog.fault.no-sku"));
        }
        if (skus.size() > MOST_SKUS) {
            faults.add(Fault.of("skus", "catalog.fault.too-many", MOST_SKUS));
            return;
        }
        var combinations = new HashSet<List<String>>();
        for (int i = 0; i < skus.size(); i++) {
            sku(i, skus.get(i), product.optionNames().size(), faults);
            if (!combinations.add(skus.get(i).optionValues())) {
                faults.add(Fault.ofSku(
                        i,
                        "optionValues",
                        "catalog.fault.combination-twice",
                        String.join(" / ", skus.get(i).optionValues())));
            }
        }
    }

    private static void sku(int index, SkuState sku, int options, List<Fault> faults) {
        if (sku.optionValues().size() != options) {
            faults.add(Fault.ofSku(index, "optionValues", "catalog.fault.values-not-options", options));
        }
        for (var value : sku.optionValues()) {
            skuText(index, "optionValues", value, faults);
        }
        if (sku.code() != null) {
            skuText(index, "code", sku.code(), faults);
        }
        if (sku.priceMinor() <= 0 || sku.priceMinor() > HIGHEST_PRICE_MINOR) {
            faults.add(Fault.ofSku(index, "price", "catalog.fault.price"));
        }
        if (sku.purchasePriceMinor() < 0 || sku.purchasePriceMinor() > HIGHEST_PRICE_MINOR) {
            faults.add(Fault.ofSku(index, "purchasePrice", "catalog.fault.purchase-price"));
        }
        if (sku.weightGrams() < 0 || sku.weightGrams() > HEAVIEST_GRAMS) {
            faults.add(Fault.ofSku(index, "weightGrams", "catalog.fault.weight"));
        }
    }

    private static void skuText(int index, String field, String value, List<Fault> faults) {
        var found = new ArrayList<Fault>();
        text(field, value, 1, LONGEST_NAME, found);
        found.forEach(fault -> faults.add(new Fault(index, field, fault.messageKey(), fault.arguments())));
    }

    private static void text(String field, String value, int shortest, int longest, List<Fault> faults) {
        if (value.isBlank() && shortest > 0) {
            faults.add(Fault.of(field, "field.missing"));
        } else if (value.length() > longest) {
            faults.add(Fault.of(field, "catalog.fault.too-long", longest));
        } else if (!PlainText.isClean(value)) {
            faults.add(Fault.of(field, "catalog.fault.characters"));
        }
    }
}
