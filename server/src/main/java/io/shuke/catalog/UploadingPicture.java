package io.shuke.catalog;

import io.shuke.catalog.StoredMedia.Size;
import io.shuke.catalog.media.MediaFolder;
import io.shuke.catalog.media.ReadingUpload;
import io.shuke.catalog.media.Upload;
import io.shuke.shared.Ids;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a picture that somebody uploaded: JPEG, PNG or WebP by its content, at most 10 MB and 40 megapixels. It is
 * turned upright, loses its metadata and is written anew in our sizes; the same content twice shares its files. Refuses
 * with {@code picture-not-readable} or {@code picture-too-large}. Runs in no transaction, for pictures take time.
 */
@Component
public class UploadingPicture {
    private static final int MOST_A_DAY = 60;
    private static final int HASH_BYTES = 16;

    private final ReadingUpload reading;
    private final MediaFolder folder;
    private final StoredMedia media;
    private final Clock clock;

    UploadingPicture(ReadingUpload reading, MediaFolder folder, StoredMedia media, Clock clock) {
        this.reading = reading;
        this.folder = folder;
        this.media = media;
        this.clock = clock;
    }

    /** For goods, by staff. */
    public Picture uploadForGoods(UUID staff, byte[] content) {
        return upload(staff, content, true);
    }

    /** For goods that a supplier proposes; more than 60 a day are refused as {@code too-many-requests}. */
    public Picture uploadForProposal(UUID person, byte[] content) {
        return limited(person, content, true);
    }

    /** A person's own, such as their face; more than 60 a day are refused as {@code too-many-requests}. */
    public Picture uploadOwn(UUID person, byte[] content) {
        return limited(person, content, false);
    }

    private Picture limited(UUID person, byte[] content, boolean forGoods) {
        var day = clock.instant().minus(Duration.ofDays(1));
        if (media.uploadedSince(person, day) >= MOST_A_DAY) {
            throw ProblemException.tooOften(Duration.ofHours(1));
        }
        return upload(person, content, forGoods);
    }

    private Picture upload(UUID person, byte[] content, boolean forGoods) {
        if (content.length > ReadingUpload.MOST_BYTES) {
            throw new ProblemException(ProblemKind.PICTURE_TOO_LARGE);
        }
        var hash = hash(content);
        var size = media.sizeOf(hash)
                .filter(known -> folder.holds(hash, known.width()))
                .orElseGet(() -> write(hash, content));
        var id = Ids.next();
        media.insert(id, person, hash, size, forGoods, clock.instant());
        return Picture.of(id, "", hash, size.width(), size.height());
    }

    private Size write(String hash, byte[] content) {
        var picture = readable(reading.read(content));
        folder.write(hash, picture);
        return new Size(picture.width(), picture.height());
    }

    static Upload.Readable readable(Upload upload) {
        return switch (upload) {
            case Upload.Unreadable _ -> throw new ProblemException(ProblemKind.PICTURE_NOT_READABLE);
            case Upload.TooLarge _ -> throw new ProblemException(ProblemKind.PICTURE_TOO_LARGE);
            case Upload.Readable picture -> picture;
        };
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
