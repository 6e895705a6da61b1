package io.shuke.catalog.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** What we take, told by the first bytes and by nothing that the sender says. */
enum PictureKind {
    JPEG,
    PNG,
    WEBP;

    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final byte[] WEBP_NAME = {'W', 'E', 'B', 'P'};

    static Optional<PictureKind> of(byte[] content) {
        if (has(content, 0, JPEG_START)) {
            return Optional.of(JPEG);
        }
        if (has(content, 0, PNG_START)) {
            return Optional.of(PNG);
        }
        return has(content, 0, RIFF) && has(content, 8, WEBP_NAME) ? Optional.of(WEBP) : Optional.empty();
    }

    /** A reader in pure Java: no native code meets what strangers send. */
    ImageReader reader() throws IOException {
        return switch (this) {
            case JPEG -> twelveMonkeys("jpeg");
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }

    private static ImageReader twelveMonkeys(String format) throws IOException {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getName().startsWith("com.twelvemonkeys.")) {
                return reader;
            }
        }
        throw new IOException("no reader of " + format);
    }

    private static boolean has(byte[] content, int at, byte[] wanted) {
        return content.length >= at + wanted.length
                && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
