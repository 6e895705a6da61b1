package io.shuke.catalog;

import io.shuke.catalog.Import.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a file.
 *
 * @param row as a spreadsheet numbers it; the header is row 1
 * @param position tells several reasons of one row apart
 * @param messageKey why it is refused, in the message bundles; null where it is not
 */
public record ImportedRow(
        int row,
        int position,
        String handle,
        Outcome outcome,
        @Nullable String field,
        @Nullable String messageKey,
        List<String> arguments) {}
