package io.shuke.shared.web;

import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Messages;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers a whole list as a CSV file (UTF-8 with a byte order mark), written while it is read, so that memory stays flat
 * however long it is. The last line of a whole file is {@code # rows: N}; a file that broke off says so instead. Each
 * export is in the audit trail before its first row is read. Two run at once in a process; a third is refused as {@code
 * busy}, because each holds a connection for as long as its reader takes.
 */
@Component
public class CsvExports {
    public static final String TYPE = "text/csv";

    private static final Logger LOG = LoggerFactory.getLogger(CsvExports.class);
    private static final int AT_ONCE = 2;
    private static final int BUFFER = 64 * 1024;

    private final Semaphore running = new Semaphore(AT_ONCE);
    private final Audit audit;
    private final Messages messages;
    private final MarketClock clock;

    CsvExports(Audit audit, Messages messages, MarketClock clock) {
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** Who asks, in which language, and what narrows the list; null values narrow nothing. */
    public record Asked(UUID actorId, Locale locale, Map<String, @Nullable Object> filters) {
        /** @param language {@code zh-CN} or {@code en}, for links that cannot say it in a header; null for the header's */
        public static Asked by(
                UUID actorId, @Nullable String language, Locale locale, Map<String, @Nullable Object> filters) {
            return new Asked(actorId, language == null ? locale : Locale.forLanguageTag(language), filters);
        }
    }

    /** Reads all rows, some at a time. */
    public interface Rows<T> {
        void read(Consumer<List<T>> some);
    }

    public <T> void answer(CsvTable<T> table, Asked asked, Rows<T> rows, HttpServletResponse response) {
        if (!running.tryAcquire()) {
            throw new ProblemException(ProblemKind.BUSY);
        }
        try {
            var filters = new TreeMap<String, Object>();
            asked.filters().forEach((name, value) -> {
                if (value != null) {
                    filters.put(name, value);
                }
            });
            audit.record(asked.actorId(), "export.write", "export:" + table.name(), null, filters, null);
            write(table, asked.locale(), rows, response);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the reader of {} is gone", table.name(), e);
        } finally {
            running.release();
        }
    }

    private <T> void write(CsvTable<T> table, Locale locale, Rows<T> rows, HttpServletResponse response)
            throws IOException {
        var file = table.name() + "-" + LocalDate.ofInstant(clock.instant(), MarketClock.ZONE) + ".csv";
        response.setContentType(TYPE + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setHeader("Cache-Control", "no-store");
        var writer =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
        var csv = CsvTable.printer(writer);
        csv.printRecord(table.headings(messages, locale));
        try {
            rows.read(some -> print(some, table, locale, csv));
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException broken) {
            breakOff(csv, response, broken);
            return;
        }
        end(csv, "# rows: " + (csv.getRecordCount() - 1));
    }

    private <T> void print(List<T> some, CsvTable<T> table, Locale locale, CSVPrinter csv) {
        try {
            for (var row : some) {
                csv.printRecord(table.cells(row, messages, locale));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before anything has left, the failure is answered as such; after that the file itself says it is not whole. */
    private static void breakOff(CSVPrinter csv, HttpServletResponse response, RuntimeException broken)
            throws IOException {
        if (!response.isCommitted()) {
            response.reset();
            throw broken;
        }
        LOG.error("an export broke off", broken);
        end(csv, "# broken off after " + (csv.getRecordCount() - 1) + " rows: this file is not whole");
    }

    private static void end(CSVPrinter csv, String line) throws IOException {
        csv.getOut().append(line).append("\r\n");
        csv.flush();
    }
}
