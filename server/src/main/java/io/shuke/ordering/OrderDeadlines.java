package io.shuke.ordering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things wait, under {@code shuke.ordering}: an unpaid order for its payment, one
 * with a seat in a group not as long, a shipped one for the buyer's
 * word, a received one for the end of its return window.
 */
@ConfigurationProperties("shuke.ordering")
record OrderDeadlines(
        @DefaultValue("PT15M") Duration payWithin,
        @DefaultValue("PT5M") Duration paySeatWithin,
        @DefaultValue("P10D") Duration receivedAfter,
        @DefaultValue("P7D") Duration returnsFor) {}
