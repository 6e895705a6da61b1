package io.shuke.ordering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff look for: an order number or its beginning, a buyer's id, or the beginning of a recipient's name. */
record OrderSearch(
        @Nullable String numberFrom,
        @Nullable String numberTo,
        @Nullable UUID buyerId,
        @Nullable String recipient) {
    private static final OrderSearch ALL = new OrderSearch(null, null, null, null);

    static OrderSearch of(@Nullable String text) {
        var words = text == null ? "" : text.replace("\0", "").strip();
        if (words.isEmpty()) {
            return ALL;
        }
        if (words.length() <= OrderNumbers.LENGTH && words.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new OrderSearch(filled(words, '0'), filled(words, '9'), null, null);
        }
        try {
            return new OrderSearch(null, null, UUID.fromString(words), null);
        } catch (IllegalArgumentException e) {
            return new OrderSearch(null, null, null, words);
        }
    }

    private static String filled(String digits, char with) {
        return digits + String.valueOf(with).repeat(OrderNumbers.LENGTH - digits.length());
    }
}
