package io.shuke.social;

/**
 * A text as the word list compares it: without case, marks, width or look-alike letters. Words of scripts that set spaces
 * are found whole, however they are set apart; of others, whatever stands between their letters.
 *
 * @param apart every word after and before one space
 * @param together all letters and digits, with nothing between them
 */
record ListedText(String apart, String together) {
    static ListedText of(String text) {
        var apart = new StringBuilder(" ");
        var together = new StringBuilder();
        int before = -1;
        for (var letter : Words.plain(text).codePoints().toArray()) {
            if (Character.isLetterOrDigit(letter)) {
                if (before >= 0 && Letters.spaced(before) != Letters.spaced(letter)) {
                    apart.append(' ');
                }
                apart.appendCodePoint(letter);
                together.appendCodePoint(letter);
                before = letter;
            } else if (before >= 0) {
                apart.append(' ');
                before = -1;
            }
        }
        return new ListedText(apart.append(' ').toString(), together.toString());
    }

    /** What a text must contain to have this word: with spaces round it in {@link #apart}, else in {@link #together}. */
    static String pattern(String word) {
        var text = of(word);
        return text.together().codePoints().anyMatch(Letters::spaced) ? squeezed(text.apart()) : text.together();
    }

    private static String squeezed(String apart) {
        return apart.isBlank() ? "" : apart.replaceAll(" {2,}", " ");
    }
}
