package io.shuke.payment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what waits for a provider. Any number of processes may run these at once. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class PaymentJobs {
    private final SendingRefunds refunds;
    private final SendingPayouts payouts;
    private final AskingAboutCharges charges;

    PaymentJobs(SendingRefunds refunds, SendingPayouts payouts, AskingAboutCharges charges) {
        this.refunds = refunds;
        this.payouts = payouts;
        this.charges = charges;
    }

    @Scheduled(fixedDelayString = "${shuke.payment.send-every:PT1S}")
    void sendRefunds() {
        refunds.sendDue();
    }

    @Scheduled(fixedDelayString = "${shuke.payment.send-every:PT1S}")
    void sendPayouts() {
        payouts.sendDue();
    }

    @Scheduled(fixedDelayString = "${shuke.payment.look-every:PT5S}")
    void askAboutCharges() {
        charges.askDue();
    }
}
