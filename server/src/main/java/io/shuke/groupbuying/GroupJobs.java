package io.shuke.groupbuying;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does by itself what time asks of campaigns. Safe in several processes: rows that another one works on are passed over. */
@Component
@ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
class GroupJobs {
    private final ClosingCampaigns closing;
    private final OpeningProposedCampaigns opening;
    private final NotingLooks looks;
    private final CountingFunnels funnels;
    private final WatchingPrices prices;

    GroupJobs(
            ClosingCampaigns closing,
            OpeningProposedCampaigns opening,
            NotingLooks looks,
            CountingFunnels funnels,
            WatchingPrices prices) {
        this.closing = closing;
        this.opening = opening;
        this.looks = looks;
        this.funnels = funnels;
        this.prices = prices;
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.jobs-every:PT10S}")
    void close() {
        closing.close();
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.jobs-every:PT10S}")
    void open() {
        opening.open();
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.looks-every:PT2S}")
    void writeLooks() {
        looks.write();
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.funnels-every:PT30S}")
    void countFunnels() {
        funnels.count();
    }

    @Scheduled(fixedDelayString = "${shuke.groupbuying.watch-every:PT1M}")
    void watchPrices() {
        prices.watch();
    }
}
