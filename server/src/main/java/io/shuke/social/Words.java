package io.shuke.social;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people may write: plain text of whole letters, in any script and direction, with emoji and line breaks. Letters
 * that are not seen or turn the direction of what stands beside them are refused, and so is every address of a web page,
 * however it is disguised: goods are tagged and people are mentioned, so an honest text needs none.
 */
public final class Words {
    private static final int MOST_MARKS_IN_A_ROW = 8;

    private static final Pattern SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]{1,20}\\s?:\\s?[/\\\\]{2}|(?:javascript|vbscript|data|mailto)\\s?:");

    private static final Pattern HOST =
            Pattern.compile("[\\p{L}\\p{N}-]{1,63}[.。](?:com|cn|net|org|top|xyz|shop|vip|info|biz|cc|tv|app|site|online"
                    + "|store|club|link|live|ink|wang|ltd|pro|io|co|me|ru|uk|us|de|jp|tw|hk|eu|fr|in|ly|gl|to|gg|pw|ws"
                    + "|icu|fun|work|tech|win|bid|loan|click|mobi|asia|dev|page|web|xn--[a-z0-9-]+)(?![a-z0-9-])");

    private static final Pattern NUMBERED_HOST =
            Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:[.。][0-9]{1,3}){3}(?![0-9.])");

    /** Letters of other scripts that look like these Latin ones. */
    private static final String ALIKE = "аеорсхуіѕԁтмнкјԛԝɡοανρτικυωһցոսӏ";

    private static final String LATIN = "aeopcxyisdtmhkjqwgoavptikuwhgnul";

    private Words() {}

    /** The text with its lines ended alike and nothing around it. */
    public static String tidied(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Why the text can't stand, as the key of a message for its field; null where it can. */
    public static @Nullable String fault(String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            return "field.length";
        }
        if (hasUnseen(text)) {
            return "field.words";
        }
        return hasAddress(text) ? "field.link" : null;
    }

    private static boolean hasUnseen(String text) {
        int marks = 0;
        for (var letter : text.codePoints().toArray()) {
            if (unseen(letter)) {
                return true;
            }
            var type = Character.getType(letter);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            if (marks > MOST_MARKS_IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static boolean unseen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\t';
            case Character.FORMAT -> !joins(letter);
            case Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Joiners and flags of emoji, and the marks that honest right-to-left text is written with. */
    private static boolean joins(int letter) {
        return letter >= 0x200C && letter <= 0x200F || letter >= 0xE0020 && letter <= 0xE007F;
    }

    private static boolean hasAddress(String text) {
        var plain = plain(text);
        return SCHEME.matcher(plain).find()
                || HOST.matcher(plain).find()
                || NUMBERED_HOST.matcher(plain).find();
    }

    /** In lower case, in the letters that it looks like, without what isn't seen. */
    private static String plain(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
        var plain = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(letter -> Character.getType(letter) != Character.FORMAT)
                .map(Words::alike)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static int alike(int letter) {
        int at = letter < 0x80 ? -1 : ALIKE.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }
}
