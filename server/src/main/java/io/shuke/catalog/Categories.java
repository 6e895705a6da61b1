package io.shuke.catalog;

import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The categories of the market. */
@Component
public class Categories {
    private static final Pattern SLUG = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}]+(?:-[\\p{Ll}\\p{Lo}\\p{N}]+)*");

    private final StoredCategories categories;
    private final Revision revision;
    private final Audit audit;
    private final Clock clock;

    Categories(StoredCategories categories, Revision revision, Audit audit, Clock clock) {
        this.categories = categories;
        this.revision = revision;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them with their counts, in one statement. */
    public List<Category> all() {
        return categories.all();
    }

    /** Makes a category; refused as {@code handle-taken} where its name or slug is in use. */
    @Transactional
    public Category create(UUID actor, String name, String slug) {
        check(name, slug);
        var category = new Category(Ids.next(), name.strip(), slug, 0);
        if (!categories.insert(category, clock.instant())) {
            throw new ProblemException(ProblemKind.HANDLE_TAKEN);
        }
        audit.record(actor, "category.create", "category:" + category.id(), null, category, null);
        revision.raise();
        return category;
    }

    private static void check(String name, String slug) {
        var problem = new ProblemException(ProblemKind.INVALID_REQUEST);
        if (name.isBlank() || name.length() > ProductRules.LONGEST_NAME || !PlainText.isClean(name)) {
            problem.field("name", "field.invalid");
        }
        if (slug.length() > ProductRules.LONGEST_NAME || !SLUG.matcher(slug).matches()) {
            problem.field("slug", "field.invalid");
        }
        if (!problem.fieldErrors().isEmpty()) {
            throw problem;
        }
    }
}
