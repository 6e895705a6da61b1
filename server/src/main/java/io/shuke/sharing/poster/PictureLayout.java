package io.shuke.sharing.poster;

import java.awt.GradientPaint;

/** One large picture, and below it what it is, who likes it, and the way there. */
final class PictureLayout implements Layout {
    private static final int PICTURE = 836;
    private static final int EDGE = 52;
    private static final int INNER = WIDTH - 2 * EDGE;

    @Override
    public void paint(Brush brush, PosterContent content) {
        brush.ricePaper(Inks.PAPER);
        brush.picture(content.picture(), 0, 0, WIDTH, PICTURE, 0);
        fade(brush);
        brush.face(content.avatar(), content.sharer(), EDGE, 44, 72);
        label(brush, content);
        int below = brush.wrapped(content.title(), Lettering.bold(42), Inks.INK, EDGE, 806, INNER, 2);
        brush.price(content, Inks.PERSIMMON_STRONG, EDGE, below + 66, 60);
        brush.shadow(EDGE, 1046, INNER, 244, 22);
        brush.fill(Inks.WHITE, Brush.rounded(EDGE, 1046, INNER, 244, 22));
        brush.code(content.url(), WIDTH - EDGE - CODE - 6, 1052, CODE);
        int left = INNER - CODE - 60;
        int end = brush.wrapped(content.invitation(), Lettering.bold(29), Inks.INK, EDGE + 28, 1072, left, 2);
        brush.wrapped(content.disclosure(), Lettering.plain(19), Inks.INK_SOFT, EDGE + 28, end + 8, left, 3);
        brush.seal(EDGE + 28, 1222, 48);
        brush.oneLine(content.market(), Lettering.plain(21), Inks.INK_SOFT, EDGE + 88, 1254, left - 60);
    }

    /** The picture passes into the paper, so that the words stand on quiet ground. */
    private static void fade(Brush brush) {
        brush.pen.setPaint(
                new GradientPaint(0, PICTURE - 190f, Inks.faint(Inks.PAPER, 0), 0, PICTURE - 20f, Inks.PAPER));
        brush.pen.fillRect(0, PICTURE - 190, WIDTH, 191);
    }

    /** The greeting on a strip as wide as its words. */
    private static void label(Brush brush, PosterContent content) {
        var font = Lettering.bold(27);
        var lines = Lettering.lines(brush.pen, font, Lettering.writable(content.greeting()), INNER - 170, 1);
        if (lines.isEmpty()) {
            return;
        }
        int width = brush.pen.getFontMetrics(font).stringWidth(lines.getFirst());
        brush.fill(Inks.faint(Inks.WHITE, 225), Brush.rounded(EDGE + 92, 52, width + 44, 56, 28));
        brush.oneLine(content.greeting(), font, Inks.TEA, EDGE + 114, 89, width + 20);
    }
}
