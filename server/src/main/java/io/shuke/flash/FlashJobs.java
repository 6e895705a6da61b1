package io.shuke.flash;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of flash offers. Safe in several processes: an offer that another one has is passed over. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class FlashJobs {
    private final CallingWaiters calling;
    private final ClosingFlashOffers closing;
    private final WatchingFlashPrices prices;

    FlashJobs(CallingWaiters calling, ClosingFlashOffers closing, WatchingFlashPrices prices) {
        this.calling = calling;
        this.closing = closing;
        this.prices = prices;
    }

    @Scheduled(fixedDelayString = "${shuke.flash.call-every:PT1S}")
    void call() {
        calling.due().forEach(calling::call);
    }

    @Scheduled(fixedDelayString = "${shuke.flash.close-every:PT5S}")
    void close() {
        closing.close();
    }

    @Scheduled(fixedDelayString = "${shuke.flash.watch-every:PT1M}")
    void watchPrices() {
        prices.watch();
    }
}
