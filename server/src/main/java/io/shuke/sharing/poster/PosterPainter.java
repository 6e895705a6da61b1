package io.shuke.sharing.poster;

import io.shuke.sharing.PosterTemplate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.springframework.stereotype.Component;

/** Paints posters, 750 × 1334 pixels, as JPEG. The same content gives the same poster. */
@Component
public class PosterPainter {
    /** Rises when a layout changes, so that kept posters are painted anew. */
    public static final int REVISION = 1;

    private static final float QUALITY = 0.88f;

    public byte[] paint(PosterTemplate template, PosterContent content) {
        var sheet = new BufferedImage(Layout.WIDTH, Layout.HEIGHT, BufferedImage.TYPE_INT_RGB);
        try (var brush = new Brush(sheet)) {
            layout(template).paint(brush, content);
        }
        return jpeg(sheet);
    }

    private static Layout layout(PosterTemplate template) {
        return switch (template) {
            case LETTER -> new LetterLayout();
            case PICTURE -> new PictureLayout();
            case CARD -> new CardLayout();
        };
    }

    private static byte[] jpeg(BufferedImage sheet) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var file = new ByteArrayOutputStream(160 * 1024);
        try (var out = ImageIO.createImageOutputStream(file)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
