package io.shuke.catalog;

/** Text that can be stored, shown and compared. */
final class PlainText {
    private PlainText() {}

    /** No control characters but tab and line breaks, and no halves of characters. */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (Character.isHighSurrogate(letter)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(letter)
                    || Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t') {
                return false;
            }
        }
        return true;
    }
}
