package io.shuke.catalog;

import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports a file of products as Shopify or WooCommerce exports them. {@link #start} looks whether it can be read and
 * stores it; {@link #work} then brings its products into the catalogue in batches, each all or nothing. The same file
 * again changes nothing. Pictures named by address are written down, never fetched.
 */
@Component
public class ImportingGoods {
    private static final Logger LOG = LoggerFactory.getLogger(ImportingGoods.class);
    private static final int BATCH = 100;
    private static final int MOST_ATTEMPTS = 5;
    private static final int LONGEST_FILE_NAME = 200;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final StoredImports imports;
    private final ImportBatch batches;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final MarketClock clock;

    ImportingGoods(
            StoredImports imports,
            ImportBatch batches,
            Audit audit,
            TransactionTemplate transaction,
            MarketClock clock) {
        this.imports = imports;
        this.batches = batches;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores the file to be imported. Refuses one that is neither export as {@code
     * import-not-readable}, and one of more than 25 MB as {@code too-large}.
     *
     * @param dryRun only tell what would become of each row
     */
    public Import start(UUID actor, String fileName, byte[] content, boolean dryRun) {
        var file = read(content);
        var id = Ids.next();
        var name = shortened(fileName);
        transaction.executeWithoutResult(status -> {
            imports.insert(id, actor, name, dryRun, file, content, clock.instant());
            audit.record(
                    actor,
                    dryRun ? "goods.try-import" : "goods.import",
                    "import:" + id,
                    null,
                    Map.of("fileName", name, "rows", file.rows()),
                    null);
        });
        return imports.find(id).orElseThrow();
    }

    /**
     * Works on imports until none waits. An import that was interrupted goes on after its last whole batch, once its
     * holder has been silent for half a minute.
     */
    public void work() {
        var holder = Ids.next();
        while (true) {
            var now = clock.unmoved();
            var taken = imports.take(holder, now, now.minus(SILENCE));
            if (taken.isEmpty()) {
                return;
            }
            work(taken.get(), holder);
        }
    }

    private void work(StoredImports.Taken taken, UUID holder) {
        if (taken.attempts() > MOST_ATTEMPTS) {
            LOG.error("import {} is given up after {} attempts", taken.id(), MOST_ATTEMPTS);
            imports.end(taken.id(), holder, Import.State.FAILED, clock.instant());
            return;
        }
        var file = read(imports.content(taken.id()));
        var products = file.products();
        for (int from = taken.productsDone(); from < products.size(); from += BATCH) {
            var batch = products.subList(from, Math.min(products.size(), from + BATCH));
            if (!batches.bringIn(taken, holder, file, batch)) {
                LOG.info("import {} is held by another process now", taken.id());
                return;
            }
        }
        imports.end(taken.id(), holder, Import.State.DONE, clock.instant());
    }

    private static ImportFile read(byte[] content) {
        if (content.length > ImportFile.MOST_BYTES) {
            throw new ProblemException(ProblemKind.TOO_LARGE);
        }
        try {
            return ImportFile.read(content);
        } catch (ImportFile.Unreadable e) {
            throw new ProblemException(ProblemKind.IMPORT_NOT_READABLE, e);
        }
    }

    /** The last part of what the sender calls the file, in characters that can be shown. */
    private static String shortened(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}|\\p{Cs}", "")
                .strip();
        var whole = name.isEmpty() ? "goods.csv" : name;
        return whole.length() > LONGEST_FILE_NAME ? whole.substring(0, LONGEST_FILE_NAME) : whole;
    }
}
