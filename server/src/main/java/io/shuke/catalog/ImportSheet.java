package io.shuke.catalog;

import io.shuke.catalog.ImportFile.Product;
import io.shuke.catalog.ImportFile.Unreadable;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * What a file says once its kind is known: its products' rows, in the words of {@link ImportColumn}.
 *
 * @param titles the columns that the file has, by the name it gives them
 * @param rows how many rows are not blank, the header left out
 */
record ImportSheet(Map<ImportColumn, String> titles, List<Product> products, int rows) {
    /** Reads by what the header says: a product export of Shopify's, or of WooCommerce's. */
    static ImportSheet read(CSVRecord header, Iterable<CSVRecord> records) throws Unreadable {
        if (ShopifySheet.reads(header)) {
            return ShopifySheet.read(header, records);
        }
        if (WooSheet.reads(header)) {
            return WooSheet.read(header, records);
        }
        throw new Unreadable("neither a handle and title column nor a type and name column", null);
    }

    /** More cells than the header has columns: a quote or a comma is probably amiss. */
    static boolean overflows(CSVRecord cells, int width) {
        for (int i = width; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }
}
