package io.shuke.catalog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of products on its way into the catalogue. The four outcomes count rows and, once it is done, sum to all of
 * them.
 */
public record Import(
        UUID id,
        String fileName,
        boolean dryRun,
        State state,
        int rowsTotal,
        int rowsDone,
        int productsTotal,
        int created,
        int updated,
        int unchanged,
        int refused,
        Instant startedAt,
        @Nullable Instant endedAt) {
    /** A failed import was given up after several attempts; what it did until then stays done. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What became of a row. In a dry run: what would. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }
}
