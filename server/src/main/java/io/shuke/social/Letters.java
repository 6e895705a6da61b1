package io.shuke.social;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Which letters make words that end at a space. */
final class Letters {
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private Letters() {}

    /** A letter or digit of a script that sets spaces between words. */
    static boolean spaced(int letter) {
        return Character.isLetterOrDigit(letter) && !WITHOUT_SPACES.contains(UnicodeScript.of(letter));
    }
}
