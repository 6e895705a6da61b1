package io.shuke.aftersales;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each side has, under {@code shuke.aftersales}: staff to answer, the buyer to accept an offer and to send the
 * parcel, staff to confirm its arrival; and how long after receipt a buyer may come with something that is the seller's
 * fault. Who lets the time pass decides against themselves.
 */
@ConfigurationProperties("shuke.aftersales")
record AfterSaleTerms(
        @DefaultValue("P2D") Duration answerWithin,
        @DefaultValue("P3D") Duration acceptWithin,
        @DefaultValue("P7D") Duration sendWithin,
        @DefaultValue("P10D") Duration confirmWithin,
        @DefaultValue("P30D") Duration faultsFor) {}
