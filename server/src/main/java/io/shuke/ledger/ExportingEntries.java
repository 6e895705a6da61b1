package io.shuke.ledger;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out all entries of an account, newest first, some at a time, as they stood at one moment. */
@Component
public class ExportingEntries {
    private static final int SOME = 500;

    private final EntryStream entries;

    ExportingEntries(EntryStream entries) {
        this.entries = entries;
    }

    @Transactional(readOnly = true)
    public void read(UUID accountId, Consumer<List<Books.EntryRow>> some) {
        try (var rows = entries.read(accountId, SOME)) {
            rows.gather(Gatherers.windowFixed(SOME)).forEach(some);
        }
    }
}
