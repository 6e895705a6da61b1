package io.shuke.sharing.poster;

import java.awt.geom.Line2D;

/** A letter from the sharer on rice paper, with the picture enclosed. */
final class LetterLayout implements Layout {
    private static final int EDGE = 64;
    private static final int INNER = WIDTH - 2 * EDGE;

    @Override
    public void paint(Brush brush, PosterContent content) {
        brush.ricePaper(Inks.PAPER);
        brush.line(Inks.GOLD, 1.5f, Brush.rounded(28, 28, WIDTH - 56, HEIGHT - 56, 20));
        brush.line(Inks.faint(Inks.GOLD, 110), 1, Brush.rounded(36, 36, WIDTH - 72, HEIGHT - 72, 14));
        brush.face(content.avatar(), content.sharer(), EDGE, 72, 92);
        brush.oneLine(content.greeting(), Lettering.bold(34), Inks.INK, EDGE + 116, 114, INNER - 220);
        brush.oneLine(content.message(), Lettering.plain(25), Inks.INK_SOFT, EDGE + 116, 154, INNER - 116);
        brush.seal(WIDTH - EDGE - 72, 64, 72);
        brush.shadow(EDGE, 206, INNER, 560, 18);
        brush.picture(content.picture(), EDGE, 206, INNER, 560, 18);
        int below = brush.wrapped(content.title(), Lettering.bold(36), Inks.INK, EDGE, 794, INNER, 2);
        brush.price(content, Inks.PERSIMMON_STRONG, EDGE, below + 62, 54);
        ruled(brush);
        brush.code(content.url(), WIDTH - EDGE - CODE, 1004, CODE);
        int left = INNER - CODE - 32;
        int end = brush.wrapped(content.invitation(), Lettering.bold(29), Inks.TEA, EDGE, 1030, left, 2);
        brush.wrapped(content.disclosure(), Lettering.plain(19), Inks.INK_SOFT, EDGE, end + 14, left, 3);
        brush.oneLine(content.market(), Lettering.plain(21), Inks.GOLD.darker(), EDGE, 1228, left);
    }

    /** Writing lines of letter paper between the goods and the signature. */
    private static void ruled(Brush brush) {
        for (int i = 0; i < 2; i++) {
            brush.line(
                    Inks.faint(Inks.GOLD, 120),
                    1,
                    new Line2D.Double(EDGE, 984 + i * 4.0, (double) WIDTH - EDGE, 984 + i * 4.0));
        }
    }
}
