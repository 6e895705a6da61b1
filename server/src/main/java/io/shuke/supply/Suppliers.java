package io.shuke.supply;

import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads suppliers. */
@Component
public class Suppliers {
    private final StoredSuppliers stored;

    Suppliers(StoredSuppliers stored) {
        this.stored = stored;
    }

    /** By name. */
    public Page<Supplier> page(@Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 1);
        return Page.of(
                stored.page(cursor == null ? null : cursor.text(0), limit + 1),
                limit,
                supplier -> Cursor.of(supplier.name()));
    }

    public Optional<Supplier> find(UUID id) {
        return stored.find(id);
    }
}
