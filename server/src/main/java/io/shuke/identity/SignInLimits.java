package io.shuke.identity;

import io.shuke.shared.Allowances.Allowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often codes may be asked for and sign-in be tried ({@code shuke.sign-in.*}). One code a minute goes to a number;
 * the rest are caps. {@code codesADayInAll} is the breaker that bounds what codes can cost.
 */
@ConfigurationProperties("shuke.sign-in")
record SignInLimits(
        @DefaultValue("10") int codesADayByNumber,
        @DefaultValue("100") int codesADayByNetwork,
        @DefaultValue("20") int codesADayByDevice,
        @DefaultValue("5000") int codesADayInAll,
        @DefaultValue("10") int triesByNumber,
        @DefaultValue("100") int triesByNetwork) {
    /** Sorts after the other subjects of a code, so that its row, which all share, is locked last. */
    static final String EVERYBODY = "code:world";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    List<Allowance> forCode(String number, Origin origin) {
        var allowances = new ArrayList<Allowance>();
        allowances.add(new Allowance(EVERYBODY, codesADayInAll, DAY, Duration.ZERO));
        allowances.add(new Allowance("code:network:" + origin.network(), codesADayByNetwork, DAY, Duration.ZERO));
        allowances.add(new Allowance("code:number:" + number, codesADayByNumber, DAY, MINUTE));
        if (origin.visitorId() != null) {
            allowances.add(new Allowance("code:device:" + origin.visitorId(), codesADayByDevice, DAY, Duration.ZERO));
        }
        return allowances;
    }

    List<Allowance> forCodeTry(Origin origin) {
        return List.of(new Allowance("try:network:" + origin.network(), triesByNetwork, QUARTER, Duration.ZERO));
    }

    List<Allowance> forPasswordTry(String number, Origin origin) {
        return List.of(
                new Allowance("try:network:" + origin.network(), triesByNetwork, QUARTER, Duration.ZERO),
                new Allowance("try:number:" + number, triesByNumber, QUARTER, Duration.ZERO));
    }
}
