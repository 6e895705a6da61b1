package io.shuke.payment;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Under which terms payouts are made from a day on.
 *
 * @param secondApprovalAbove a payout of more needs two approvals
 * @param monthCap the most one person may ask for in a month of the market
 */
public record PayoutRule(
        LocalDate effectiveFrom,
        Money minimum,
        Money fee,
        int promisedWorkingDays,
        Money secondApprovalAbove,
        Money monthCap) {

    int approvalsNeeded(Money amount) {
        return secondApprovalAbove.isLessThan(amount) ? 2 : 1;
    }

    /** The same hour so many working days later; Saturdays and Sundays are none. */
    Instant promisedBy(Instant askedAt) {
        var day = askedAt.atZone(MarketClock.ZONE);
        for (int left = promisedWorkingDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.toInstant();
    }
}
