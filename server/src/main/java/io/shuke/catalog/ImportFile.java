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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * A product file, read. It is UTF-8, with or without a byte order mark, or else GB18030, and a CSV whose first row names
 * the columns.
 */
final class ImportFile {
    static final int MOST_BYTES = 25 * 1024 * 1024;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ImportSheet sheet;

    /** Not a file of products, or not a file we can read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }

    /** The rows of one handle, in order. */
    record Product(String handle, List<Row> rows) {
        /** The row that speaks for the whole product: the first with a title. */
        Row mainRow() {
            return rows.stream()
                    .filter(row -> row.has(ImportColumn.TITLE))
                    .findFirst()
                    .orElse(rows.getFirst());
        }
    }

    /**
     * One row.
     *
     * @param number the one a spreadsheet shows, where the header is row 1
     * @param cells those that are not empty, without spaces around them
     * @param pictures addresses of pictures that the row names
     * @param productOnly tells about the product alone and stands for no SKU
     * @param faults what was wrong before anybody looked at what it says
     */
    record Row(
            int number,
            Map<ImportColumn, String> cells,
            List<String> pictures,
            boolean productOnly,
            List<ImportFault> faults) {
        /** The cell, empty where the row or the file has none. */
        String cell(ImportColumn column) {
            return cells.getOrDefault(column, "");
        }

        boolean has(ImportColumn column) {
            return cells.containsKey(column);
        }
    }

    private ImportFile(ImportSheet sheet) {
        this.sheet = sheet;
    }

    static ImportFile read(byte[] content) throws Unreadable {
        var format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        try (Reader text = new StringReader(decoded(content));
                var parser = format.parse(text)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw new Unreadable("empty", null);
            }
            return new ImportFile(ImportSheet.read(records.next(), () -> records));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unreadable("no CSV", e);
        }
    }

    List<Product> products() {
        return sheet.products();
    }

    int rows() {
        return sheet.rows();
    }

    boolean has(ImportColumn column) {
        return sheet.titles().containsKey(column);
    }

    /** What the file calls the column. */
    String title(ImportColumn column) {
        return sheet.titles().getOrDefault(column, column.title());
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
