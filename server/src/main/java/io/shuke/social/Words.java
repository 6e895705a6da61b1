package io.shuke.social;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people may write: plain text of whole letters, in any script and direction, with emoji and line breaks. Letters
 * that are not seen or turn the direction of what stands beside them are refused, and so are addresses of web pages:
 * goods are tagged and people are mentioned, so an honest text needs none. An address is known by what stands before it
 * ({@code https://}), or by its ending, and the endings are a list: one that is not on it passes. It is looked for in what
 * the text looks like – without marks, in one width and one alphabet, whatever dot is written.
 */
public final class Words {
    /** The fault of an address. */
    static final String LINK = "field.link";

    private static final int MOST_MARKS_IN_A_ROW = 8;

    private static final Pattern SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]{1,20}\\s?:\\s?[/\\\\]{2}|(?:javascript|vbscript|data|mailto)\\s?:");

    private static final String DOT = "[.。·‧∙⋅•・۔]";

    /** Endings that are also words after a full stop without a space ({@code it}, {@code so}) are not among them. */
    private static final String ENDING =
            "(?:com|cn|net|org|top|xyz|shop|vip|info|biz|cc|tv|app|site|online|store|club|link"
                    + "|live|ink|wang|ltd|pro|io|co|me|ru|uk|us|de|jp|tw|hk|eu|fr|in|ly|gl|to|gg|pw|ws|icu|fun|work|tech|win|bid"
                    + "|loan|click|mobi|asia|dev|page|web|ai|fm|im|sh|kr|sg|au|ca|nz|br|mx|es|nl|pl|ch|se|vn|th|id|ph|cx|tk|ml"
                    + "|ga|cf|gq|su|ir|il|ae|za|ms|vc|gov|edu|tel|ren|space|website|cloud|host|press|video"
                    + "|studio|market|mall|sale|deals|kim|lol|buzz|cyou"
                    + "|sbs|cfd|bond|monster|quest|games|casino|porn|xxx|zip|mov|bio|media|agency"
                    + "|company|email|network|solutions|center|zone|fans|chat|beauty|wiki"
                    + "|xn--[a-z0-9-]+)(?![a-z0-9-])";

    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}-]{1,63}" + DOT + ENDING);

    /** Chinese endings stand after the dot of addresses alone: after a full stop they are words. */
    private static final Pattern CHINESE_HOST = Pattern.compile("[\\p{L}\\p{N}-]{1,63}\\.(?:中国|中國|公司|网络|網絡|商城|网店|在线|中文网"
            + "|网址|网站|购物|集团|商标|移动|手机|我爱你|企业|信息|游戏|娱乐|时尚|餐厅|食品|珠宝|八卦|公益|政务)(?![\\p{L}\\p{N}])");

    /** With a space before the dot, where none is written; with one after it where it can be nothing else; or in words. */
    private static final Pattern SPACED_HOST =
            Pattern.compile("[\\p{L}\\p{N}-]\\s+[.。]\\s*" + ENDING + "|[\\p{L}\\p{N}-]"
                    + DOT + "\\s+(?:com|cn)(?![a-z0-9-])|[\\p{L}\\p{N}-]\\s?(?:点|點|\\(dot\\)|\\[dot\\]|\\sdot\\s)\\s?"
                    + "(?:com|cn|net|org|top|xyz|vip|cc)(?![a-z0-9-])");

    private static final Pattern NUMBERED_HOST =
            Pattern.compile("(?<![0-9.])[0-9]{1,3}(?:[.。][0-9]{1,3}){3}(?![0-9.])");

    /** Letters that have a width and no shape, or neither; they count as letters or marks all the same. */
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0);

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
        return hasAddress(text) ? LINK : null;
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
        return BLANK.contains(letter) || varies(letter) || isOfUnseenKind(letter);
    }

    /** Selects among shapes of the letter before it; emoji need the first and last of these kinds alone. */
    private static boolean varies(int letter) {
        return letter >= 0xFE00 && letter < 0xFE0E || letter >= 0xE0100 && letter <= 0xE01EF;
    }

    private static boolean isOfUnseenKind(int letter) {
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
                || CHINESE_HOST.matcher(plain).find()
                || SPACED_HOST.matcher(plain).find()
                || NUMBERED_HOST.matcher(plain).find();
    }

    /** In lower case, in the letters that it looks like, without marks and without what isn't seen. */
    static String plain(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(java.util.Locale.ROOT);
        var plain = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(letter -> !isAddition(letter))
                .map(Words::alike)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isAddition(int letter) {
        int type = Character.getType(letter);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static int alike(int letter) {
        int at = letter < 0x80 ? -1 : ALIKE.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }
}
