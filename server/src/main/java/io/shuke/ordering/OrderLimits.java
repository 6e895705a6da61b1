package io.shuke.ordering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many orders one buyer may place within ten minutes ({@code shuke.ordering.most-in-ten-minutes}). */
@ConfigurationProperties("shuke.ordering")
record OrderLimits(@DefaultValue("30") int mostInTenMinutes) {
    static final Duration WINDOW = Duration.ofMinutes(10);
}
