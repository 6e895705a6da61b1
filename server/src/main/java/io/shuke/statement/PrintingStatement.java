package io.shuke.statement;

import io.shuke.shared.Messages;
import io.shuke.shared.web.CsvTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Prints a statement: as a PDF with the market's own font in it, and as a table for spreadsheets. */
@Component
public class PrintingStatement {
    private static final String FONT = "/fonts/ShukeSans.ttf";
    private static final float[] WIDTHS = {9, 9, 20, 7, 7, 7, 7, 7, 5, 6, 7};
    private static final int FIRST_AMOUNT = 3;

    /** Read once: a font of several megabytes. */
    private static final class Loaded {
        private static final BaseFont FACE = load();

        private static BaseFont load() {
            try (InputStream file = Objects.requireNonNull(PrintingStatement.class.getResourceAsStream(FONT), FONT)) {
                return BaseFont.createFont(
                        "ShukeSans.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, file.readAllBytes(), null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final StatementTable table;
    private final Messages messages;

    PrintingStatement(StatementTable table, Messages messages) {
        this.table = table;
        this.messages = messages;
    }

    public byte[] csv(Statement statement, Locale locale) {
        var text = new StringBuilder();
        try (var csv = CsvTable.printer(text)) {
            csv.printRecord(table.head(locale));
            for (var row : table.rows(statement, locale)) {
                csv.printRecord(harmless(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Words of others are disarmed; amounts are figures, below zero too. */
    private static List<String> harmless(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> column < FIRST_AMOUNT ? CsvTable.disarmed(row.get(column)) : row.get(column))
                .toList();
    }

    public byte[] pdf(Statement statement, Locale locale) {
        var bytes = new ByteArrayOutputStream();
        try (var paper = new Document(PageSize.A4.rotate(), 36, 36, 36, 36)) {
            PdfWriter.getInstance(paper, bytes);
            paper.open();
            paper.add(new Paragraph(messages.text(locale, "statement.title", statement.month()), font(16)));
            paper.add(new Paragraph(subtitle(statement), font(10)));
            paper.add(new Paragraph(sums(statement, locale), font(10)));
            paper.add(lines(statement, locale));
            paper.add(new Paragraph(messages.text(locale, "statement.note"), font(8)));
        } catch (DocumentException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String subtitle(Statement statement) {
        return writable(
                statement.identity() == null
                        ? statement.partner()
                        : statement.partner() + " · " + statement.identity());
    }

    private String sums(Statement statement, Locale locale) {
        var paid = statement.paid();
        return messages.text(
                locale,
                "statement.sums",
                CsvTable.yuan(statement.opening().owed()),
                CsvTable.yuan(statement.closing().owed()),
                CsvTable.yuan(paid.gross()),
                CsvTable.yuan(paid.fee()),
                CsvTable.yuan(paid.tax()),
                CsvTable.yuan(paid.net()));
    }

    private PdfPTable lines(Statement statement, Locale locale) {
        var grid = new PdfPTable(WIDTHS);
        grid.setWidthPercentage(100);
        grid.setSpacingBefore(12);
        grid.setSpacingAfter(8);
        grid.setHeaderRows(1);
        addRow(grid, table.head(locale));
        table.rows(statement, locale).forEach(row -> addRow(grid, row));
        return grid;
    }

    private static void addRow(PdfPTable grid, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            var cell = new PdfPCell(new Phrase(writable(cells.get(column)), font(7.5f)));
            cell.setHorizontalAlignment(column < FIRST_AMOUNT ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
            cell.setPadding(4);
            cell.setBorderWidth(0.4f);
            grid.addCell(cell);
        }
    }

    private static Font font(float size) {
        return new Font(Loaded.FACE, size);
    }

    /** Without what the font has no shape for. */
    private static String writable(String words) {
        var kept = new StringBuilder(words.length());
        words.codePoints().filter(letter -> Loaded.FACE.charExists(letter)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
