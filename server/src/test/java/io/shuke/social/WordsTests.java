package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "今天的面包 3.5kg，烤了 1.5 小时。真香！me too",
                "a < b && c > d, \"quoted\", it's <b>plain</b> text",
                "家人 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 9️⃣",
                "مرحبا بالعالم، أحب العسل",
                "שלום – דבש טוב‏ 12",
                "e.g. tea. So good. It is to be had in. 10.30",
                "版本 1.2.3\n第二行",
                "Tea • In stock. Net weight 500 g · me and you",
                "下午三点来，晚上8点 OK；我喜欢。中国很大",
                "नमस्ते ทดสอบ á ñ é"
            })
    void lettersOfEveryScriptMayStand(String text) {
        assertThat(Words.fault(text, 500)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "看 https://evil.example/x",
                "http:\\\\evil",
                "javascript:alert(1)",
                "上 taobao.com 买",
                "网址是ｔａｏｂａｏ．ｃｏｍ哦",
                "tao\u200bbao.com\u200d",
                "tаobао.соm",
                "好店。shop",
                "点 192.168.1.7 进",
                "wx。cn/abc",
                "xn--abc.xn--fiqs8s",
                "ＨＴＴＰＳ：／／ｅｖｉｌ",
                "tao\u034fbao.com",
                "taobao.c\ufe0fom",
                "t\u0338aobao.com",
                "tao\u3164bao.com",
                "táobào.cöm",
                "taobao . com",
                "taobao. com",
                "taobao点com",
                "taobao dot com",
                "taobao·com",
                "shop.ai",
                "好店.商城"
            })
    void noAddressMayStandHoweverItIsDisguised(String text) {
        assertThat(Words.fault(text, 500)).isIn("field.link", "field.words");
    }

    @Test
    void lettersThatAreNotSeenOrTurnOthersAroundAreRefused() {
        for (var letter : List.of(
                "\u202e", "\u2066", "\u200b", "\u0007", "\ue000", "\u2028", "\ud800", "\ufeff", "\u034f", "\u115f",
                "\u1160", "\u3164", "\uffa0", "\u17b4", "\u180b", "\u2800", "\ufe00")) {
            assertThat(Words.fault("a" + letter + "b", 500))
                    .as("%x", (int) letter.charAt(0))
                    .isEqualTo("field.words");
        }
        assertThat(Words.fault("z" + "\u0301".repeat(9), 500)).isEqualTo("field.words");
    }

    @Test
    void aLongTextIsRefusedByItsLetters() {
        assertThat(Words.fault("🍯".repeat(500), 500)).isNull();
        assertThat(Words.fault("🍯".repeat(501), 500)).isEqualTo("field.length");
    }

    @Test
    void namesTopicsOnceWithoutCaseOrWidth() {
        assertThat(Topics.in("#早餐 和 ＃Honey，#honey #HONEY! # x ##茶")).containsExactly("早餐", "honey", "茶");
    }

    @Test
    void weavesOneSuggestionAfterEveryThreeAndTheRestAtTheEnd() {
        var first = IntStream.range(0, 7).mapToObj(i -> "f" + i).toList();
        var second = IntStream.range(0, 5).mapToObj(i -> "s" + i).toList();
        var woven = Weaving.weave(first, second, 20);
        assertThat(woven.items())
                .containsExactly("f0", "f1", "f2", "s0", "f3", "f4", "f5", "s1", "f6", "s2", "s3", "s4");
        var page = Weaving.weave(first, second, 5);
        assertThat(page.items()).containsExactly("f0", "f1", "f2", "s0", "f3");
        assertThat(List.of(page.ofFirst(), page.ofSecond())).containsExactly(4, 1);
        assertThat(Weaving.weave(first, List.<String>of(), 20).items()).isEqualTo(first);
        assertThat(Weaving.weave(List.<String>of(), second, 3).items()).containsExactly("s0", "s1", "s2");
    }
}
