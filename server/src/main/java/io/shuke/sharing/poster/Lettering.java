package io.shuke.sharing.poster;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The font of posters, and how words are broken into lines: anywhere between Chinese letters, not within Latin words. */
final class Lettering {
    private static final String FILE = "/fonts/ShukeSans.ttf";
    private static final String NOT_AT_START = "，。、；：？！）】》”’,.;:?!)]}%…";
    private static final String ELLIPSIS = "…";

    private Lettering() {}

    private static final class Loaded {
        private static final Font FONT = load();

        private static Font load() {
            try (InputStream file = Objects.requireNonNull(Lettering.class.getResourceAsStream(FILE), FILE)) {
                return Font.createFont(Font.TRUETYPE_FONT, file);
            } catch (IOException | FontFormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static Font plain(float size) {
        return Loaded.FONT.deriveFont(Font.PLAIN, size);
    }

    static Font bold(float size) {
        return Loaded.FONT.deriveFont(Font.BOLD, size);
    }

    /** The words without what the font has no shape for (emoji, rare scripts, controls), on one line. */
    static String writable(String words) {
        var kept = new StringBuilder(words.length());
        words.codePoints()
                .map(letter -> Character.isWhitespace(letter) ? ' ' : letter)
                .filter(letter -> Loaded.FONT.canDisplay(letter)
                        && Character.getType(letter) != Character.FORMAT
                        && !Character.isISOControl(letter))
                .forEach(kept::appendCodePoint);
        return kept.toString().replaceAll(" {2,}", " ").strip();
    }

    /** At most so many lines of this width; the last one says by an ellipsis that there was more. */
    static List<String> lines(Graphics2D pen, Font font, String words, int width, int most) {
        var metrics = pen.getFontMetrics(font);
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var piece : pieces(words, metrics, width)) {
            if (!line.isEmpty() && metrics.stringWidth(line + piece.stripTrailing()) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
                line.append(piece.stripLeading());
            } else {
                line.append(piece);
            }
        }
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        return lines.size() <= most ? lines : shortened(lines, metrics, width, most);
    }

    private static List<String> shortened(List<String> lines, FontMetrics metrics, int width, int most) {
        var kept = new ArrayList<>(lines.subList(0, most));
        var last = kept.removeLast();
        while (!last.isEmpty() && metrics.stringWidth(last + ELLIPSIS) > width) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        kept.add(last.strip() + ELLIPSIS);
        return kept;
    }

    /** Chinese letters one by one, each with the punctuation that may not begin a line; Latin words as a whole. */
    private static List<String> pieces(String words, FontMetrics metrics, int width) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (int i = 0; i < words.length(); ) {
            int letter = words.codePointAt(i);
            i += Character.charCount(letter);
            var staysWithWord = NOT_AT_START.indexOf(letter) >= 0 || letter == ' ';
            var continuesWord = !piece.isEmpty() && isLatin(letter) && isLatin(piece.codePointBefore(piece.length()));
            var tooLong = metrics.stringWidth(piece.toString()) > width - metrics.stringWidth("MM");
            if (!piece.isEmpty() && (tooLong || !(staysWithWord || continuesWord))) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(letter);
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean isLatin(int letter) {
        return letter < 0x2E80 && letter != ' ';
    }
}
