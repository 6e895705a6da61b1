package io.shuke.catalog;

import java.util.List;

/**
 * What we read of a product, in the columns of Shopify's export and with the names that older and newer exports give
 * them. All but the handle and the title may be missing. {@link WooSheet} says how WooCommerce names the same.
 */
enum ImportColumn {
    HANDLE("Handle", "URL handle"),
    TITLE("Title"),
    BODY("Body (HTML)", "Body HTML", "Description"),
    VENDOR("Vendor"),
    PRODUCT_CATEGORY("Product Category"),
    TYPE("Type", "Custom Product Type"),
    TAGS("Tags"),
    PUBLISHED("Published", "Published on online store"),
    STATUS("Status"),
    OPTION1_NAME("Option1 Name"),
    OPTION1_VALUE("Option1 Value"),
    OPTION2_NAME("Option2 Name"),
    OPTION2_VALUE("Option2 Value"),
    OPTION3_NAME("Option3 Name"),
    OPTION3_VALUE("Option3 Value"),
    SKU("Variant SKU", "SKU"),
    GRAMS("Variant Grams", "Weight value (grams)"),
    QUANTITY("Variant Inventory Qty", "Inventory quantity"),
    PRICE("Variant Price", "Price"),
    IMAGE("Image Src", "Product image URL"),
    IMAGE_POSITION("Image Position"),
    IMAGE_ALT("Image Alt Text"),
    GIFT_CARD("Gift Card"),
    COST("Cost per item"),
    BUDGET(
            "Commission budget percent (product.metafields.shuke.commission_budget_percent)",
            "product.metafields.shuke.commission_budget_percent",
            "Commission budget percent");

    static final List<ImportColumn> OPTION_NAMES = List.of(OPTION1_NAME, OPTION2_NAME, OPTION3_NAME);
    static final List<ImportColumn> OPTION_VALUES = List.of(OPTION1_VALUE, OPTION2_VALUE, OPTION3_VALUE);

    private final List<String> names;

    ImportColumn(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }

    String title() {
        return names.getFirst();
    }
}
