package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OrderNumbersTests {
    @Test
    void areSixteenDigitsThatCheckThemselves() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(OrderNumbers.next())
                    .matches("[1-9][0-9]{15}")
                    .satisfies(
                            number -> assertThat(OrderNumbers.isNumber(number)).isTrue());
        }
    }

    @Test
    void noticeEveryMistypedDigit() {
        var number = OrderNumbers.next();
        for (int at = 0; at < number.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var typed = number.substring(0, at) + digit + number.substring(at + 1);
                assertThat(OrderNumbers.isNumber(typed)).isEqualTo(typed.equals(number));
            }
        }
    }

    @Test
    void tellNothingAboutHowManyThereAre() {
        var seen = new HashSet<String>();
        int rising = 0;
        var last = OrderNumbers.next();
        for (int i = 0; i < 10_000; i++) {
            var next = OrderNumbers.next();
            assertThat(seen.add(next)).isTrue();
            rising += next.compareTo(last) > 0 ? 1 : 0;
            last = next;
        }
        assertThat(rising).isBetween(4_500, 5_500);
    }
}
