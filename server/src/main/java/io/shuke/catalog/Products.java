package io.shuke.catalog;

import io.shuke.shared.Page;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Products as shoppers see them. They are read from memory where the catalogue has not changed since; otherwise a
 * product costs two statements, and a list of any length two. Stock is at most half a second old.
 */
@Component
public class Products {
    private final CatalogueMemory memory;

    Products(CatalogueMemory memory) {
        this.memory = memory;
    }

    /** The product with this id or handle, published or not. */
    public Optional<Product> find(String idOrHandle, boolean withEarnings) {
        return memory.product(idOrHandle).map(kept -> kept.rows().shown(memory.available(kept), withEarnings));
    }

    /** One page of the published products that are wanted. */
    public Page<ProductCard> list(ProductsWanted wanted, boolean withEarnings) {
        var kept = memory.list(wanted);
        var available = memory.available(kept);
        return kept.rows().map(row -> row.shown(available, withEarnings));
    }

    /** The product as {@link #find} finds it, in JSON; one that is not published only for those who may see drafts. */
    public Optional<Answer> findAnswer(String idOrHandle, boolean withEarnings, boolean drafts) {
        return memory.product(idOrHandle)
                .filter(kept -> drafts || kept.rows().product().published())
                .map(kept -> memory.answer(kept, withEarnings));
    }

    /** The page as {@link #list} lists it, in JSON. */
    public Answer listAnswer(ProductsWanted wanted, boolean withEarnings) {
        return memory.answer(memory.list(wanted), withEarnings);
    }
}
