package io.shuke.sharing.poster;

import java.awt.Color;

/** The colours of the market. */
final class Inks {
    static final Color PAPER = new Color(0xFBF7F0);
    static final Color PAPER_DEEP = new Color(0xF3EBDD);
    static final Color WHITE = new Color(0xFFFEFB);
    static final Color INK = new Color(0x1F2421);
    static final Color INK_SOFT = new Color(0x5C625E);
    static final Color PERSIMMON = new Color(0xE8572A);
    static final Color PERSIMMON_STRONG = new Color(0xC2410F);
    static final Color TEA = new Color(0x2F6B57);
    static final Color TEA_DEEP = new Color(0x1F4A3C);
    static final Color GOLD = new Color(0xC9A66B);

    private Inks() {}

    static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
