package io.shuke.catalog.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The files of pictures, named by the hash of what was uploaded: WebP at most 320, 800 and 1600 pixels wide, and JPEG at
 * most 800. A picture is never enlarged; a size that would equal the next smaller one is not written. A file appears
 * whole or not at all, and is never changed afterwards.
 */
@Component
public class MediaFolder {
    private static final int SMALL = 320;
    private static final int MEDIUM = 800;
    private static final int LARGE = 1600;
    private static final int HIGHEST = 16_000;
    private static final float WEBP_QUALITY = 0.82f;
    private static final float JPEG_QUALITY = 0.85f;
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}-(320|800|1600)\\.(webp|jpg)");

    private final Path folder;

    MediaFolder(@Value("${shuke.data}") Path data) {
        this.folder = data.resolve("media");
    }

    /** Whether all files of the picture are there. */
    public boolean holds(String contentHash, int width) {
        return Files.exists(path(contentHash + "-320.webp"))
                && Files.exists(path(contentHash + "-800.jpg"))
                && (width <= SMALL || Files.exists(path(contentHash + "-800.webp")))
                && (width <= MEDIUM || Files.exists(path(contentHash + "-1600.webp")));
    }

    /** Writes every size of the picture. Again, or by two at once, leaves the same files. */
    public void write(String contentHash, Upload.Readable picture) {
        try {
            Files.createDirectories(path(contentHash + "-320.webp").getParent());
            if (picture.width() > MEDIUM) {
                writeWebp(contentHash, LARGE, picture);
            }
            var medium = scaled(picture.image(), MEDIUM);
            if (picture.width() > SMALL) {
                writeWebp(contentHash, MEDIUM, medium);
            }
            writeJpeg(contentHash, medium);
            writeWebp(contentHash, SMALL, scaled(medium, SMALL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this name, if there is one; a name that no picture can have has none. */
    public Optional<Path> find(String name) {
        return NAME.matcher(name).matches() ? Optional.of(path(name)).filter(Files::isRegularFile) : Optional.empty();
    }

    /** Removes every size of the picture; what is not there is passed over. */
    public void remove(String contentHash) {
        try {
            for (var size : List.of("-320.webp", "-800.webp", "-1600.webp", "-800.jpg")) {
                Files.deleteIfExists(path(contentHash + size));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private void writeWebp(String contentHash, int width, Upload.Readable picture) throws IOException {
        writeWebp(contentHash, width, scaled(picture.image(), width));
    }

    private void writeWebp(String contentHash, int width, BufferedImage image) throws IOException {
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        var how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionType(CompressionType.Lossy);
        how.setCompressionQuality(WEBP_QUALITY);
        write(contentHash + "-" + width + ".webp", writer, how, image);
    }

    private void writeJpeg(String contentHash, BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(JPEG_QUALITY);
        write(contentHash + "-800.jpg", writer, how, onWhite(image));
    }

    private void write(String name, ImageWriter writer, ImageWriteParam how, BufferedImage image) throws IOException {
        var target = path(name);
        var part = Files.createTempFile(target.getParent(), "part-", ".tmp");
        try {
            try (var output = new FileImageOutputStream(part.toFile())) {
                writer.setOutput(output);
                writer.write(null, new IIOImage(image, null, null), how);
            } finally {
                writer.dispose();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static BufferedImage scaled(BufferedImage image, int width) throws IOException {
        var factor = Math.min(1, Math.min((double) width / image.getWidth(), (double) HIGHEST / image.getHeight()));
        if (factor == 1) {
            return image;
        }
        return Thumbnails.of(image)
                .forceSize(atLeastOne(image.getWidth() * factor), atLeastOne(image.getHeight() * factor))
                .asBufferedImage();
    }

    private static int atLeastOne(double length) {
        return Math.max(1, (int) Math.round(length));
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }
}
