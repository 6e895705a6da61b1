package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaign that the demonstration begins with: tea for three. Nobody has opened a group of it yet. */
@Component
@Profile("demo")
class DemoGroups {
    private static final String LOADED = "groups";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String TEA = "wuyi-rock-tea";

    private final MakingCampaign making;
    private final Products products;
    private final Loaded loaded;
    private final Clock clock;

    DemoGroups(MakingCampaign making, Products products, Loaded loaded, Clock clock) {
        this.making = making;
        this.products = products;
        this.loaded = loaded;
        this.clock = clock;
    }

    /** In one transaction, unless that happened before; a market without the tea has no campaign. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            products.find(TEA, false)
                    .ifPresent(tea -> publish(new CampaignDraft(
                            tea.skus().stream()
                                    .map(sku -> new CampaignDraft.Goods(
                                            sku.id(), Money.cny(sku.price().amountMinor() * 8 / 10), 40))
                                    .toList(),
                            3,
                            24,
                            clock.instant(),
                            clock.instant().plus(Duration.ofDays(365)),
                            2,
                            2)));
        }
    }

    private void publish(CampaignDraft draft) {
        if (making.make(NOBODY, draft) instanceof MakingCampaign.Making.Made made
                && !(making.publish(NOBODY, made.campaignId()) instanceof MakingCampaign.Move.Moved)) {
            throw new IllegalStateException("the demonstration's campaign could not be published");
        }
    }
}
