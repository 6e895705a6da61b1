package io.shuke.sharing.poster;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/** A white card with a perforated edge on a ground of tea green. */
final class CardLayout implements Layout {
    private static final int CARD_X = 56;
    private static final int CARD_Y = 214;
    private static final int CARD_WIDTH = WIDTH - 2 * CARD_X;
    private static final int CARD_HEIGHT = 1040;
    private static final int TEAR = 968;
    private static final int EDGE = CARD_X + 36;
    private static final int INNER = CARD_WIDTH - 72;

    @Override
    public void paint(Brush brush, PosterContent content) {
        ground(brush);
        brush.face(content.avatar(), content.sharer(), CARD_X, 76, 96);
        brush.oneLine(content.greeting(), Lettering.bold(36), Inks.WHITE, CARD_X + 122, 120, CARD_WIDTH - 122);
        brush.oneLine(
                content.message(),
                Lettering.plain(25),
                Inks.faint(Inks.WHITE, 225),
                CARD_X + 122,
                160,
                CARD_WIDTH - 122);
        card(brush);
        brush.picture(content.picture(), EDGE, CARD_Y + 36, INNER, 494, 16);
        int below = brush.wrapped(
                content.title(), Lettering.bold(36), Inks.INK, EDGE, 764, INNER, content.price() == null ? 3 : 2);
        brush.price(content, Inks.PERSIMMON_STRONG, EDGE, Math.min(below + 54, TEAR - 30), 52);
        brush.code(content.url(), CARD_X + CARD_WIDTH - 28 - CODE, 996, CODE);
        int left = INNER - CODE - 24;
        int end = brush.wrapped(content.invitation(), Lettering.bold(28), Inks.TEA, EDGE, 1014, left, 2);
        brush.wrapped(content.disclosure(), Lettering.plain(18), Inks.INK_SOFT, EDGE, end + 10, left, 3);
        brush.seal(EDGE, 1178, 48);
        brush.oneLine(content.market(), Lettering.plain(20), Inks.INK_SOFT, EDGE + 60, 1210, left - 60);
    }

    private static void ground(Brush brush) {
        brush.pen.setPaint(new GradientPaint(0, 0, Inks.TEA, WIDTH, HEIGHT, Inks.TEA_DEEP));
        brush.pen.fillRect(0, 0, WIDTH, HEIGHT);
        for (int i = 0; i < 6; i++) {
            double size = 240 + i * 110;
            brush.line(
                    Inks.faint(Inks.GOLD, 44),
                    1.5f,
                    new Ellipse2D.Double(WIDTH - size * 0.62, -size * 0.5, size, size));
        }
    }

    /** The card with two notches where it could be torn off. */
    private static void card(Brush brush) {
        brush.shadow(CARD_X, CARD_Y, CARD_WIDTH, CARD_HEIGHT, 28);
        brush.fill(Inks.WHITE, Brush.rounded(CARD_X, CARD_Y, CARD_WIDTH, CARD_HEIGHT, 28));
        brush.fill(Inks.TEA, new Ellipse2D.Double(CARD_X - 18.0, TEAR - 18.0, 36, 36));
        brush.fill(Inks.TEA_DEEP, new Ellipse2D.Double(CARD_X + CARD_WIDTH - 18.0, TEAR - 18.0, 36, 36));
        brush.pen.setColor(Inks.faint(Inks.GOLD, 170));
        brush.pen.setStroke(
                new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {2, 12}, 0));
        brush.pen.draw(new Line2D.Double(CARD_X + 34.0, TEAR, CARD_X + CARD_WIDTH - 34.0, TEAR));
    }
}
