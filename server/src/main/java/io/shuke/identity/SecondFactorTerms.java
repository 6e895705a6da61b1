package io.shuke.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has to show a second factor for acts under a right over money ({@code shuke.staff.*}), and how long having shown it
 * lasts.
 */
@ConfigurationProperties("shuke.staff")
record SecondFactorTerms(
        @DefaultValue("required") Asked secondFactor,
        @DefaultValue("PT10M") Duration secondFactorLasts) {
    /** Everybody, so that nobody uses such a right without one; or only who has enrolled one, in a demonstration. */
    enum Asked {
        REQUIRED,
        ENROLLED
    }
}
