package io.shuke.catalog;

import io.shuke.catalog.Import.Outcome;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports and what became of their rows. */
@Component
public class Imports {
    private final StoredImports imports;

    Imports(StoredImports imports) {
        this.imports = imports;
    }

    public Optional<Import> find(UUID id) {
        return imports.find(id);
    }

    /** The latest first. */
    public Page<Import> list(@Nullable String after, int limit) {
        var found = imports.list(Cursor.idOrNull(after), limit + 1);
        return Page.of(found, limit, row -> Cursor.of(row.id()));
    }

    /** The rows in the order of the file; {@code outcome} null means all. */
    public Page<ImportedRow> rows(UUID id, @Nullable Outcome outcome, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var row = cursor == null ? 0 : cursor.number(0);
        var position = cursor == null ? 0 : cursor.number(1);
        var found = imports.rows(id, outcome, row, position, limit + 1);
        return Page.of(found, limit, last -> Cursor.of(last.row(), last.position()));
    }
}
