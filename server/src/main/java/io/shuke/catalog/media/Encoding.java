package io.shuke.catalog.media;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/** Writes pictures in our formats and qualities, and makes them smaller; never larger. */
public final class Encoding {
    private static final int HIGHEST = 16_000;
    private static final float WEBP_QUALITY = 0.82f;
    private static final float JPEG_QUALITY = 0.85f;

    private Encoding() {}

    /** One of the formats. */
    @FunctionalInterface
    interface Writing {
        void write(BufferedImage image, ImageOutputStream output) throws IOException;
    }

    /** The picture as WebP, at most so wide. */
    public static byte[] webp(BufferedImage image, int width) {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            webp(scaled(image, width), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void webp(BufferedImage image, ImageOutputStream output) throws IOException {
        var how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionType(CompressionType.Lossy);
        how.setCompressionQuality(WEBP_QUALITY);
        write(new WebPImageWriterSpi().createWriterInstance(null), how, image, output);
    }

    static void jpeg(BufferedImage image, ImageOutputStream output) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(JPEG_QUALITY);
        write(writer, how, onWhite(image), output);
    }

    private static void write(ImageWriter writer, ImageWriteParam how, BufferedImage image, ImageOutputStream output)
            throws IOException {
        try {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    static BufferedImage scaled(BufferedImage image, int width) throws IOException {
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
