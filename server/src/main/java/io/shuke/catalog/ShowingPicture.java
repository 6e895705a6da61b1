package io.shuke.catalog;

import io.shuke.shared.Audit;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts uploaded pictures on a product's page, at its end, takes them off again, or says which it shows in what order. */
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

    /** A picture and its words. */
    public record Shown(UUID mediaId, String alt) {}

    /** Shows a picture that staff uploaded; one that is shown already gets new words. */
    @Transactional
    public void show(UUID actor, UUID productId, UUID mediaId, String alt) {
        check(alt, "alt");
        var others =
                media.lockAndCount(productId, mediaId).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        checkCount(others + 1, "mediaId");
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

    /** Shows these pictures for goods in this order and no others. The same again changes nothing. */
    @Transactional
    public void arrange(UUID actor, UUID productId, List<Shown> pictures) {
        pictures.forEach(picture -> check(picture.alt(), "pictures"));
        checkCount(pictures.size(), "pictures");
        if (pictures.stream().map(Shown::mediaId).distinct().count() < pictures.size()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("pictures", "field.invalid");
        }
        var before = media.lockShown(productId).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        if (before.equals(pictures)) {
            return;
        }
        if (media.arrange(productId, pictures) < pictures.size()) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("pictures", "catalog.fault.no-picture");
        }
        audit.record(
                actor,
                "product.arrange-pictures",
                "product:" + productId,
                Map.of("pictures", before),
                Map.of("pictures", pictures),
                null);
        revision.raise();
    }

    private static void check(String alt, String field) {
        if (alt.length() > LONGEST_ALT || !PlainText.isClean(alt)) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field(field, "field.invalid");
        }
    }

    private static void checkCount(int pictures, String field) {
        if (pictures > MOST_PICTURES) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST)
                    .field(field, "catalog.fault.too-many", MOST_PICTURES);
        }
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
