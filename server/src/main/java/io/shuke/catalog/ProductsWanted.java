package io.shuke.catalog;

import io.shuke.shared.Cursor;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which products somebody asks for, and from where on.
 *
 * @param runs what the search looks for, as {@link SearchText} reads it; empty where nothing is searched
 * @param vain something is searched that nothing can contain, such as punctuation alone
 * @param categorySlug only this category's, or null for all
 */
public record ProductsWanted(
        List<String> runs,
        boolean vain,
        @Nullable String categorySlug,
        Sort sort,
        @Nullable Cursor after,
        int limit) {
    private static final long LATEST_MICROS = 253_402_300_799_999_999L;
    private static final int LONGEST_SLUG = 100;

    /** How the list is ordered; ties are broken by id. */
    public enum Sort {
        NEWEST,
        PRICE_UP,
        PRICE_DOWN,
        RELEVANCE;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads a request's words; a sort or cursor that doesn't exist is refused. */
    public static ProductsWanted of(
            @Nullable String query,
            @Nullable String categorySlug,
            @Nullable String sort,
            @Nullable String after,
            int limit) {
        var runs = query == null ? List.<String>of() : SearchText.queried(query);
        var slug = categorySlug == null || categorySlug.isBlank() ? null : categorySlug;
        if (slug != null && (slug.length() > LONGEST_SLUG || slug.indexOf('\0') >= 0)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("category", "field.invalid");
        }
        var order = sort(sort, !runs.isEmpty());
        var vain = runs.isEmpty() && query != null && !query.isBlank();
        return new ProductsWanted(runs, vain, slug, order, cursor(after, order), limit);
    }

    private static Sort sort(@Nullable String asked, boolean searching) {
        if (asked == null || asked.isEmpty()) {
            return searching ? Sort.RELEVANCE : Sort.NEWEST;
        }
        for (var sort : Sort.values()) {
            if (sort.code().equals(asked)) {
                return sort == Sort.RELEVANCE && !searching ? Sort.NEWEST : sort;
            }
        }
        throw new ProblemException(ProblemKind.INVALID_REQUEST).field("sort", "field.invalid");
    }

    private static @Nullable Cursor cursor(@Nullable String encoded, Sort sort) {
        var cursor = Cursor.decoded(encoded, 3);
        if (cursor != null) {
            if (!cursor.text(0).equals(sort.code())) {
                throw new ProblemException(ProblemKind.INVALID_CURSOR);
            }
            cursor.number(1);
            cursor.id(2);
        }
        return cursor;
    }

    /** An instant that a cursor carries. */
    static Instant instantOfMicros(long micros) {
        if (micros < 0 || micros > LATEST_MICROS) {
            throw new ProblemException(ProblemKind.INVALID_CURSOR);
        }
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    Cursor cursorOf(CardRow row) {
        var value = switch (sort) {
            case NEWEST -> micros(row.listedAt());
            case PRICE_UP, PRICE_DOWN -> row.card().priceFrom().amountMinor();
            case RELEVANCE -> row.rank();
        };
        return Cursor.of(sort.code(), value, row.card().id());
    }
}
