package io.shuke.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a keyset-paged list; {@code next} is the cursor of the page after it, or null at the end. */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int GREATEST_LIMIT = 50;

    public Page {
        items = List.copyOf(items);
    }

    /** Makes a page of at most {@code limit} items out of rows that were read with {@code limit + 1}. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, cursorOf.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
