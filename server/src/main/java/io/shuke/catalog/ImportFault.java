package io.shuke.catalog;

import java.util.Arrays;
import java.util.List;

/** Why a row of a file is refused; the field is the column's name in the file. */
record ImportFault(int row, String field, String messageKey, List<String> arguments) {
    static ImportFault of(int row, String field, String messageKey, Object... arguments) {
        return new ImportFault(
                row,
                field,
                messageKey,
                Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
