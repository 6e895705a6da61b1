package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedTextTests {
    @ParameterizedTest
    @CsvSource({
        "代购返利, 做代购返利的来",
        "代购返利, 代 购-返.利",
        "代购返利, 代🍯购返利",
        "VX, 加vx号",
        "vx, 加ＶＸ号",
        "Fake, this is FAKE!",
        "fake, it's f\u0430k\u0435",
        "café, a cafe",
        "bad word, a Bad-Word here",
    })
    void isFoundHoweverItIsDisguised(String word, String text) {
        assertThat(has(text, word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ass, a class of honey", "vx, avxb", "代购返利, 代购", "bad word, bad wording"})
    void isNotFoundWithinAnotherWord(String word, String text) {
        assertThat(has(text, word)).isFalse();
    }

    @Test
    void whatHasNoLetterIsNoWord() {
        assertThat(ListedText.pattern(" .🍯! ")).isEmpty();
    }

    private static boolean has(String text, String word) {
        var pattern = ListedText.pattern(word);
        var listed = ListedText.of(text);
        return (pattern.startsWith(" ") ? listed.apart() : listed.together()).contains(pattern);
    }
}
