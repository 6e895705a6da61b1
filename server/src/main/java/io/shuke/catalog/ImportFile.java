package io.shuke.catalog;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A product file, read. It is UTF-8, with or without a byte order mark, or else GB18030, and a CSV whose first row names
 * the columns. The rows of a product need not stand together.
 */
final class ImportFile {
    static final int MOST_BYTES = 25 * 1024 * 1024;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Map<ImportColumn, Integer> columns;
    private final Map<ImportColumn, String> titles;
    private final List<Product> products;
    private final int rows;
    private final int width;

    /** Not a file of products, or not a file we can read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** The rows of one handle, in order. */
    record Product(String handle, List<Row> rows) {}

    /** One row; its number is the one a spreadsheet shows, where the header is row 1. */
    final class Row {
        private final int number;
        private final CSVRecord cells;

        private Row(int number, CSVRecord cells) {
            this.number = number;
            this.cells = cells;
        }

        int number() {
            return number;
        }

        /** The cell without spaces around it, empty where the row or the file has none. */
        String cell(ImportColumn column) {
            var index = columns.get(column);
            return index == null || index >= cells.size()
                    ? ""
                    : cells.get(index).strip();
        }

        boolean has(ImportColumn column) {
            return !cell(column).isEmpty();
        }

        /** More cells than the header has columns: a quote or a comma is probably amiss. */
        boolean overflows(int width) {
            for (int i = width; i < cells.size(); i++) {
                if (!cells.get(i).isBlank()) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private ImportFile(CSVRecord header, Iterable<CSVRecord> records) throws Unreadable {
        this.columns = new EnumMap<>(ImportColumn.class);
        this.titles = new EnumMap<>(ImportColumn.class);
        readHeader(header);
        var found = new LinkedHashMap<String, List<Row>>();
        var number = 1;
        var count = 0;
        for (var record : records) {
            var row = new Row(++number, record);
            if (!row.isBlank()) {
                count++;
                found.computeIfAbsent(handle(row), handle -> new ArrayList<>()).add(row);
            }
        }
        this.rows = count;
        this.products = found.entrySet().stream()
                .map(entry -> new Product(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
        this.width = header.size();
    }

    static ImportFile read(byte[] content) throws Unreadable {
        var format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (Reader text = new StringReader(decoded(content));
                var parser = format.parse(text)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new Unreadable("empty", null);
            }
            return new ImportFile(records.next(), () -> records);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unreadable("no CSV", e);
        }
    }

    List<Product> products() {
        return products;
    }

    int rows() {
        return rows;
    }

    boolean has(ImportColumn column) {
        return columns.containsKey(column);
    }

    /** What the file calls the column. */
    String title(ImportColumn column) {
        return titles.getOrDefault(column, column.title());
    }

    boolean overflows(Row row) {
        return row.overflows(width);
    }

    private void readHeader(CSVRecord header) throws Unreadable {
        for (int i = 0; i < header.size(); i++) {
            var title = header.get(i).strip();
            for (var column : ImportColumn.values()) {
                if (column.names().stream().anyMatch(title::equalsIgnoreCase) && !columns.containsKey(column)) {
                    columns.put(column, i);
                    titles.put(column, title);
                }
            }
        }
        if (!columns.containsKey(ImportColumn.HANDLE) || !columns.containsKey(ImportColumn.TITLE)) {
            throw new Unreadable("no handle or title column", null);
        }
    }

    private static String handle(Row row) {
        return row.cell(ImportColumn.HANDLE).toLowerCase(Locale.ROOT);
    }

    private static String decoded(byte[] content) throws Unreadable {
        var marked = content.length >= MARK.length && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
        var start = marked ? MARK.length : 0;
        var body = ByteBuffer.wrap(content, start, content.length - start);
        var text = decoded(body.duplicate(), StandardCharsets.UTF_8);
        if (text == null && !marked) {
            text = decoded(body, GB18030);
        }
        if (text == null || text.indexOf('\0') >= 0) {
            throw new Unreadable("neither UTF-8 nor GB18030", null);
        }
        return text;
    }

    private static @Nullable String decoded(ByteBuffer content, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(content)
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
