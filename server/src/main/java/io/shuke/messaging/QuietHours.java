package io.shuke.messaging;

import io.shuke.shared.MarketClock;
import java.time.Instant;
import java.time.LocalTime;

/** When somebody is to be left alone, in the market's time of day; across midnight where the end lies first. */
public record QuietHours(LocalTime from, LocalTime until) {
    /** The moment itself where it is not quiet then, or when the quiet ends. */
    Instant endAfter(Instant moment) {
        var local = moment.atZone(MarketClock.ZONE);
        var time = local.toLocalTime();
        var quiet = from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
        if (!quiet) {
            return moment;
        }
        var today = local.with(until).withSecond(0).withNano(0);
        return (time.isBefore(until) ? today : today.plusDays(1)).toInstant();
    }
}
