package io.shuke.ordering;

import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of orders. Safe in several processes: rows that another one works on are passed over. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class OrderJobs {
    private static final Logger LOG = LoggerFactory.getLogger(OrderJobs.class);

    private static final String EVERY = "${shuke.ordering.jobs-every:PT2S}";

    private final ExpiringOrders expiring;
    private final ConfirmingReceipt confirming;
    private final SettlingOrders settling;
    private final FollowingGroups following;
    private final Freight freight;

    OrderJobs(
            ExpiringOrders expiring,
            ConfirmingReceipt confirming,
            SettlingOrders settling,
            FollowingGroups following,
            Freight freight) {
        this.expiring = expiring;
        this.confirming = confirming;
        this.settling = settling;
        this.following = following;
        this.freight = freight;
    }

    @Scheduled(fixedDelayString = EVERY)
    void expire() {
        drain(expiring::expire, ExpiringOrders.BATCH);
    }

    @Scheduled(fixedDelayString = EVERY)
    void receive() {
        drain(confirming::byTime, ConfirmingReceipt.BATCH);
    }

    @Scheduled(fixedDelayString = EVERY)
    void settle() {
        drain(settling::settle, SettlingOrders.BATCH);
    }

    @Scheduled(fixedDelayString = "${shuke.ordering.groups-every:PT0.5S}")
    void followGroups() {
        following.follow();
    }

    @Scheduled(fixedDelayString = "${shuke.ordering.freight-every:PT10S}")
    void refreshFreight() {
        freight.refresh();
    }

    private static void drain(IntSupplier batch, int size) {
        int done;
        do {
            done = batch.getAsInt();
            LOG.debug("{} done of at most {}", done, size);
        } while (done == size);
    }
}
