package io.shuke.sharing.poster;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Paints the parts that posters are made of. */
final class Brush implements AutoCloseable {
    private static final float LINE_HEIGHT = 1.38f;

    final Graphics2D pen;
    private final BufferedImage sheet;

    Brush(BufferedImage sheet) {
        this.sheet = sheet;
        this.pen = sheet.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Rice paper: a warm ground with short, faint fibres, the same on every poster. */
    void ricePaper(Color ground) {
        fill(ground, 0, 0, sheet.getWidth(), sheet.getHeight());
        var random = new Random(20_260_101);
        for (int i = 0; i < 900; i++) {
            int x = random.nextInt(sheet.getWidth());
            int y = random.nextInt(sheet.getHeight());
            double angle = random.nextDouble() * Math.PI;
            int length = 4 + random.nextInt(14);
            pen.setColor(Inks.faint(i % 3 == 0 ? Inks.WHITE : Inks.GOLD, 14 + random.nextInt(16)));
            pen.drawLine(x, y, x + (int) (Math.cos(angle) * length), y + (int) (Math.sin(angle) * length));
        }
    }

    void fill(Color color, int x, int y, int width, int height) {
        pen.setColor(color);
        pen.fillRect(x, y, width, height);
    }

    void fill(Color color, Shape shape) {
        pen.setColor(color);
        pen.fill(shape);
    }

    void line(Color color, float thickness, Shape shape) {
        pen.setColor(color);
        pen.setStroke(new BasicStroke(thickness));
        pen.draw(shape);
    }

    static RoundRectangle2D rounded(double x, double y, double width, double height, double radius) {
        return new RoundRectangle2D.Double(x, y, width, height, radius * 2, radius * 2);
    }

    /** A soft shadow around a shape that is painted afterwards: rings that fade outwards. */
    void shadow(int x, int y, int width, int height, int radius) {
        int reach = 26;
        for (int i = 0; i < reach; i++) {
            double faded = 1 - (double) i / reach;
            line(
                    new Color(52, 40, 22, (int) Math.round(30 * faded * faded)),
                    1.3f,
                    rounded(x - i, y - i + 8, width + 2.0 * i, height + 2.0 * i, radius + i));
        }
    }

    /** The picture, cut to fill the place, with rounded corners; without one an ornament in its place. */
    void picture(@Nullable BufferedImage picture, int x, int y, int width, int height, int radius) {
        var place = rounded(x, y, width, height, radius);
        if (picture == null) {
            ornament(x, y, width, height, radius);
            return;
        }
        var cut = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var own = cut.createGraphics();
        own.setRenderingHints(pen.getRenderingHints());
        own.setColor(Inks.PAPER_DEEP);
        own.fill(rounded(0, 0, width, height, radius));
        own.setComposite(AlphaComposite.SrcAtop);
        double scale = Math.max((double) width / picture.getWidth(), (double) height / picture.getHeight());
        int scaledWidth = (int) Math.ceil(picture.getWidth() * scale);
        int scaledHeight = (int) Math.ceil(picture.getHeight() * scale);
        own.drawImage(picture, (width - scaledWidth) / 2, (height - scaledHeight) / 2, scaledWidth, scaledHeight, null);
        own.dispose();
        pen.drawImage(cut, x, y, null);
        line(Inks.faint(Inks.INK, 14), 1, place);
    }

    /** Rings of a tea cup seen from above, for what has no picture. */
    private void ornament(int x, int y, int width, int height, int radius) {
        var place = rounded(x, y, width, height, radius);
        fill(Inks.PAPER_DEEP, place);
        var before = pen.getClip();
        pen.clip(place);
        double centreX = x + width / 2.0;
        double centreY = y + height / 2.0;
        for (int i = 1; i <= 9; i++) {
            double size = i * Math.min(width, height) / 6.0;
            line(
                    Inks.faint(i % 2 == 0 ? Inks.PERSIMMON : Inks.TEA, 46),
                    3,
                    new Ellipse2D.Double(centreX - size / 2, centreY - size / 2, size, size));
        }
        pen.setClip(before);
        seal((int) centreX - 48, (int) centreY - 48, 96);
    }

    /** The sharer's face in a circle; without one, the first letter of the name. */
    void face(@Nullable BufferedImage avatar, String name, int x, int y, int size) {
        fill(Inks.WHITE, new Ellipse2D.Double(x - 4, y - 4, size + 8.0, size + 8.0));
        if (avatar != null) {
            picture(avatar, x, y, size, size, size / 2);
        } else {
            fill(Inks.TEA, new Ellipse2D.Double(x, y, size, size));
            var written = Lettering.writable(name);
            var letter = written.isEmpty() ? "熟" : written.substring(0, written.offsetByCodePoints(0, 1));
            centred(letter, Lettering.bold(size * 0.46f), Inks.WHITE, x + size / 2, y + (int) (size * 0.66));
        }
        line(Inks.GOLD, 2, new Ellipse2D.Double(x - 4, y - 4, size + 8.0, size + 8.0));
    }

    /** The market's seal: two letters in a persimmon square. */
    void seal(int x, int y, int size) {
        fill(Inks.PERSIMMON, rounded(x, y, size, size, size * 0.18));
        line(
                Inks.faint(Inks.WHITE, 150),
                Math.max(1.5f, size / 40f),
                rounded(x + size * 0.08, y + size * 0.08, size * 0.84, size * 0.84, size * 0.12));
        centred("熟客", Lettering.bold(size * 0.33f), Inks.WHITE, x + size / 2, y + (int) (size * 0.62));
    }

    /** The address as a QR code on its own white ground, with the quiet zone that readers need. */
    void code(String url, int x, int y, int size) {
        var matrix = matrix(url);
        fill(Color.WHITE, rounded(x, y, size, size, 14));
        int cell = size / matrix.getWidth();
        int offset = (size - cell * matrix.getWidth()) / 2;
        var before = pen.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        pen.setColor(Inks.INK);
        for (int row = 0; row < matrix.getHeight(); row++) {
            for (int column = 0; column < matrix.getWidth(); column++) {
                if (matrix.get(column, row)) {
                    pen.fillRect(x + offset + column * cell, y + offset + row * cell, cell, cell);
                }
            }
        }
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, before);
    }

    private static BitMatrix matrix(String url) {
        try {
            return new QRCodeWriter()
                    .encode(
                            url,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + url.length(), e);
        }
    }

    /** Lines below each other, the first one's top at y; answers where the next thing may begin. */
    int lines(List<String> lines, Font font, Color color, int x, int y) {
        pen.setFont(font);
        pen.setColor(color);
        float below = y;
        for (var line : lines) {
            pen.drawString(line, x, below + font.getSize2D());
            below += font.getSize2D() * LINE_HEIGHT;
        }
        return Math.round(below);
    }

    int wrapped(String words, Font font, Color color, int x, int y, int width, int most) {
        return lines(Lettering.lines(pen, font, Lettering.writable(words), width, most), font, color, x, y);
    }

    /** One line, shortened to the width; answers how wide it became. */
    int oneLine(String words, Font font, Color color, int x, int baseline, int width) {
        var lines = Lettering.lines(pen, font, Lettering.writable(words), width, 1);
        if (lines.isEmpty()) {
            return 0;
        }
        pen.setFont(font);
        pen.setColor(color);
        pen.drawString(lines.getFirst(), x, baseline);
        return pen.getFontMetrics(font).stringWidth(lines.getFirst());
    }

    void centred(String words, Font font, Color color, int centre, int baseline) {
        pen.setFont(font);
        pen.setColor(color);
        pen.drawString(words, centre - pen.getFontMetrics(font).stringWidth(words) / 2f, baseline);
    }

    /** The price: a small sign, large figures, and what it says beside it. */
    int price(PosterContent content, Color color, int x, int baseline, float size) {
        var price = content.price();
        if (price == null) {
            return x;
        }
        int end = x + oneLine("¥", Lettering.bold(size * 0.6f), color, x, baseline, 100) + 4;
        end += oneLine(price, Lettering.bold(size), color, end, baseline, 420);
        if (content.priceNote() != null) {
            end += 8 + oneLine(content.priceNote(), Lettering.plain(size * 0.46f), color, end + 8, baseline, 200);
        }
        return end;
    }

    @Override
    public void close() {
        pen.dispose();
    }
}
