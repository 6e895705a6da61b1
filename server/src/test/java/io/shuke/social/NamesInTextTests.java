package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesInTextTests {
    @Test
    void aNameDoesNotEndWithinAWord() {
        assertThat(NamesInText.has("Tea with @Lin", "Lin")).isTrue();
        assertThat(NamesInText.has("Tea with @Lin, now", "Lin")).isTrue();
        assertThat(NamesInText.has("Tea with @Linda", "Lin")).isFalse();
        assertThat(NamesInText.has("Tea with @Linda and @Lin", "Lin")).isTrue();
        assertThat(NamesInText.has("@熟客12 和 @熟客1", "熟客1")).isTrue();
        assertThat(NamesInText.has("@熟客12", "熟客1")).isFalse();
        assertThat(NamesInText.has("和@若兰一起喝茶", "若兰")).isTrue();
        assertThat(NamesInText.has("Lin", "Lin")).isFalse();
    }

    @Test
    void takesOneNameOutAndNoOther() {
        assertThat(NamesInText.without("@Lin, @Linda and @Lin!", "Lin", List.of("Linda"), "@…"))
                .isEqualTo("@…, @Linda and @…!");
        assertThat(NamesInText.without("@若兰和@若兰花", "若兰", List.of("若兰花"), "@…")).isEqualTo("@…和@若兰花");
        assertThat(NamesInText.without("@若兰花和@若兰", "若兰花", List.of("若兰"), "@…")).isEqualTo("@…和@若兰");
        assertThat(NamesInText.without("Nobody", "Lin", List.of(), "@…")).isEqualTo("Nobody");
        assertThat(NamesInText.without("@(.*$1", "(.*$1", List.of(), "@…")).isEqualTo("@…");
    }
}
