package io.shuke.payment;

import io.shuke.shared.MarketClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what waits for a provider. Any number of processes may run these at once. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class PaymentJobs {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentJobs.class);

    private final SendingRefunds refunds;
    private final SendingPayouts payouts;
    private final AskingAboutCharges charges;
    private final Reconciling reconciling;

    PaymentJobs(SendingRefunds refunds, SendingPayouts payouts, AskingAboutCharges charges, Reconciling reconciling) {
        this.refunds = refunds;
        this.payouts = payouts;
        this.charges = charges;
        this.reconciling = reconciling;
    }

    @Scheduled(fixedDelayString = "${shuke.payment.send-every:PT1S}")
    void sendRefunds() {
        refunds.sendDue();
    }

    @Scheduled(fixedDelayString = "${shuke.payment.send-every:PT1S}")
    void sendPayouts() {
        payouts.sendDue();
    }

    /** Providers write their bills in the morning; a second look in the evening meets what came late. */
    @Scheduled(cron = "${shuke.payment.reconcile-at:0 30 10,20 * * *}", zone = MarketClock.ZONE_NAME)
    void reconcile() {
        reconciling.reconcileYesterday();
    }

    @Scheduled(fixedDelayString = "${shuke.payment.look-every:PT5S}")
    void askAboutCharges() {
        while (charges.askDue() == AskingAboutCharges.BATCH) {
            LOG.debug("a full batch was due; more may be");
        }
    }
}
