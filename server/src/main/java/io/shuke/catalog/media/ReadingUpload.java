package io.shuke.catalog.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads what a stranger uploaded. The header says how large the picture is before a pixel is decoded, and all pictures
 * that are being decoded at one time share a limit, so that no upload and no crowd of uploads fills the memory. Nothing
 * of the upload's metadata is kept.
 */
@Component
public class ReadingUpload {
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReadingUpload.class);
    private static final long MOST_PIXELS = 40_000_000;
    private static final int MEGAPIXELS_AT_A_TIME = 48;
    private static final int ENOUGH_WIDTH = 3_200;
    private static final int ENOUGH_HEIGHT = 32_000;

    private final Semaphore megapixels = new Semaphore(MEGAPIXELS_AT_A_TIME, true);

    /** How large a picture is, and every which pixel is read. */
    private record Measure(int width, int height, int step) {
        int megapixels() {
            return (int) ((long) width * height / step / step / 1_000_000) + 1;
        }
    }

    public Upload read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new Upload.TooLarge();
        }
        var kind = PictureKind.of(content);
        if (kind.isEmpty()) {
            return new Upload.Unreadable();
        }
        try {
            return read(kind.get(), content);
        } catch (IOException | RuntimeException broken) {
            LOG.debug("not readable as {}", kind.get(), broken);
            return new Upload.Unreadable();
        }
    }

    private Upload read(PictureKind kind, byte[] content) throws IOException {
        var reader = kind.reader();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            var measure = measure(kind, reader);
            if ((long) measure.width() * measure.height() > MOST_PIXELS) {
                return new Upload.TooLarge();
            }
            megapixels.acquireUninterruptibly(measure.megapixels());
            try {
                return turned(decode(reader, measure), measure, Turning.of(kind, content));
            } finally {
                megapixels.release(measure.megapixels());
            }
        } finally {
            reader.dispose();
        }
    }

    private static Measure measure(PictureKind kind, ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width <= 0 || height <= 0) {
            throw new IOException("no pixels");
        }
        var step = kind == PictureKind.WEBP ? 1 : Math.max(1, Math.min(width / ENOUGH_WIDTH, height / ENOUGH_WIDTH));
        return new Measure(width, height, Math.max(step, height / ENOUGH_HEIGHT));
    }

    private static BufferedImage decode(ImageReader reader, Measure measure) throws IOException {
        ImageReadParam how = reader.getDefaultReadParam();
        if (measure.step() > 1) {
            how.setSourceSubsampling(measure.step(), measure.step(), 0, 0);
        }
        return plain(reader.read(0, how));
    }

    /** The picture in sRGB with eight bits a colour, whatever it was in. */
    private static BufferedImage plain(BufferedImage image) {
        var type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        if (image.getType() == type) {
            return image;
        }
        var plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
        var graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return plain;
    }

    private static Upload turned(BufferedImage image, Measure measure, int turning) {
        var upright = turning == 1
                ? image
                : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(turning))
                        .apply(image);
        return turning < 5
                ? new Upload.Readable(upright, measure.width(), measure.height())
                : new Upload.Readable(upright, measure.height(), measure.width());
    }
}
