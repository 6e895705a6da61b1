package io.shuke.catalog;

import io.shuke.shared.Audit;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts uploaded pictures on a product's page, at its end, and takes them off again. */
@Component
public class ShowingPicture {
    private static final int MOST_PICTURES = 20;
    private static final int LONGEST_ALT = 500;

    private final StoredMedia media;
    private final Revision revision;
    private final Audit audit;

    ShowingPicture(StoredMedia media, Revision revision, Audit audit) {
        this.media = media;
        this.revision = revision;
        this.audit = audit;
    }

    /** Shows a picture that staff uploaded; one that is shown already gets new words. */
    @Transactional
    public void show(UUID actor, UUID productId, UUID mediaId, String alt) {
        if (alt.length() > LONGEST_ALT || !PlainText.isClean(alt)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("alt", "field.invalid");
        }
        var shown =
                media.lockAndCount(productId, mediaId).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        if (shown >= MOST_PICTURES) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST)
                    .field("mediaId", "catalog.fault.too-many", MOST_PICTURES);
        }
        if (!media.show(productId, mediaId, alt)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("mediaId", "catalog.fault.no-picture");
        }
        audit.record(
                actor,
                "product.show-picture",
                "product:" + productId,
                null,
                Map.of("mediaId", mediaId, "alt", alt),
                null);
        revision.raise();
    }

    @Transactional
    public void hide(UUID actor, UUID productId, UUID mediaId) {
        if (!media.hide(productId, mediaId)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        audit.record(actor, "product.hide-picture", "product:" + productId, Map.of("mediaId", mediaId), null, null);
        revision.raise();
    }
}
