package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTests {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The vectors of RFC 6238, appendix B, for SHA-1; ours are their last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void areThoseOfTheStandard(long second, String eightDigits) {
        var step = TimeCodes.stepAt(Instant.ofEpochSecond(second));
        assertThat(TimeCodes.code(SECRET, step)).isEqualTo(eightDigits.substring(2));
    }

    @Test
    void holdForTheirHalfMinuteAndTheOnesBesideIt() {
        var at = Instant.parse("2026-11-26T10:00:00Z");
        var code = TimeCodes.code(SECRET, TimeCodes.stepAt(at));
        assertThat(TimeCodes.stepOf(SECRET, code, at)).hasValue(TimeCodes.stepAt(at));
        assertThat(TimeCodes.stepOf(SECRET, code, at.plusSeconds(59))).isPresent();
        assertThat(TimeCodes.stepOf(SECRET, code, at.minusSeconds(30))).isPresent();
        assertThat(TimeCodes.stepOf(SECRET, code, at.plusSeconds(60))).isEmpty();
        assertThat(TimeCodes.stepOf(SECRET, code, at.minusSeconds(31))).isEmpty();
    }

    /** RFC 4648, section 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void tellTheirSecretInBase32(String secret, String readable) {
        assertThat(TimeCodes.readable(secret.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(readable);
    }
}
