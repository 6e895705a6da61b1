package io.shuke.sharing.poster;

/** What of somebody's words a poster can show. */
public final class Lettered {
    private static final int WIDEST = 14;

    private Lettered() {}

    /** The words without what the font has no shape for, on one line. */
    public static String writable(String words) {
        return Lettering.writable(words);
    }

    /** A name that leaves room for a few words beside it: as wide as seven Chinese letters at most. */
    public static String shortened(String name) {
        var written = Lettering.writable(name);
        var kept = new StringBuilder();
        int wide = 0;
        for (int letter : written.codePoints().toArray()) {
            wide += letter < 0x2E80 ? 1 : 2;
            if (wide > WIDEST) {
                return kept.toString().strip() + "…";
            }
            kept.appendCodePoint(letter);
        }
        return kept.toString();
    }
}
