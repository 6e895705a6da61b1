package io.shuke.catalog;

import io.shuke.catalog.media.Encoding;
import io.shuke.catalog.media.ReadingUpload;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import org.springframework.stereotype.Component;

/**
 * Makes a picture of an upload by the rules of {@link UploadingPicture}, for whoever keeps it to themselves: nothing of it
 * is kept here, and no address under {@code /media/} leads to it. Runs in no transaction, for pictures take time.
 */
@Component
public class MakingPrivatePicture {
    private static final int WIDEST = 1600;

    private final ReadingUpload reading;

    MakingPrivatePicture(ReadingUpload reading) {
        this.reading = reading;
    }

    /** A WebP at most 1600 pixels wide; width and height are the original's, turned as it is meant to be seen. */
    public record Made(byte[] webp, int width, int height) {}

    /** Refuses with {@code picture-not-readable} or {@code picture-too-large}. */
    public Made make(byte[] content) {
        if (content.length > ReadingUpload.MOST_BYTES) {
            throw new ProblemException(ProblemKind.PICTURE_TOO_LARGE);
        }
        var picture = UploadingPicture.readable(reading.read(content));
        return new Made(Encoding.webp(picture.image(), WIDEST), picture.width(), picture.height());
    }
}
