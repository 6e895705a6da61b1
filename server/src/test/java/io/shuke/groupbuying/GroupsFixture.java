package io.shuke.groupbuying;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.shared.Right;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes campaigns as staff would. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class GroupsFixture {
    private final MakingCampaign making;
    private final Campaigns campaigns;
    private final Groups groups;
    private final PeopleFixture people;
    private final RepeatedTransactions transactions;
    private final MarketClock clock;
    private @Nullable Person staff;

    GroupsFixture(
            MakingCampaign making,
            Campaigns campaigns,
            Groups groups,
            PeopleFixture people,
            RepeatedTransactions transactions,
            MarketClock clock) {
        this.making = making;
        this.campaigns = campaigns;
        this.groups = groups;
        this.people = people;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The goods' first SKU for groups of so many, a day each, for years; two pieces a seat, and two seats a person. */
    public CampaignDraft draft(GoodsFixture.Made goods, int size, long priceMinor, int pieces) {
        return draft(goods, size, priceMinor, pieces, 2);
    }

    public CampaignDraft draft(GoodsFixture.Made goods, int size, long priceMinor, int pieces, int seatsEach) {
        var now = clock.instant();
        return new CampaignDraft(
                List.of(new CampaignDraft.Goods(goods.sku(), Money.cny(priceMinor), pieces)),
                size,
                24,
                now.minusSeconds(60),
                now.plus(Duration.ofDays(1_000)),
                2,
                seatsEach);
    }

    /**
     * Goods for groups that go ahead with {@code rules.least()} people, and cost less with each of these numbers more; some days
     * each, two pieces a seat.
     */
    public CampaignDraft draft(
            GoodsFixture.Made goods, int size, long priceMinor, int pieces, CampaignRules rules, PriceStep... steps) {
        var plain = draft(goods, size, priceMinor, pieces);
        return new CampaignDraft(
                goods.skuIds().stream()
                        .map(sku -> new CampaignDraft.Goods(sku, Money.cny(priceMinor), pieces, List.of(steps)))
                        .toList(),
                size,
                plain.fillHours(),
                plain.startsAt(),
                plain.endsAt(),
                plain.piecesEach(),
                plain.seatsEach(),
                rules);
    }

    public UUID published(CampaignDraft draft) {
        var made = making.make(staff().id(), draft);
        assertThat(made).isInstanceOf(MakingCampaign.Making.Made.class);
        var id = ((MakingCampaign.Making.Made) made).campaignId();
        assertThat(publish(id)).isInstanceOf(MakingCampaign.Move.Moved.class);
        return id;
    }

    public MakingCampaign.Move publish(UUID campaignId) {
        return transactions.run(() -> making.publish(staff().id(), campaignId));
    }

    public Campaign read(UUID campaignId) {
        return campaigns.find(campaignId).orElseThrow();
    }

    public GroupPage group(String code) {
        return groups.page(code, null).orElseThrow();
    }

    /** A group's time is over in a day; so is everybody's time to pay. */
    public void passADay() {
        clock.standAhead(clock.ahead().plus(Duration.ofHours(24)).plusSeconds(1));
    }

    /** Who has not paid by now is late. */
    public void passTimeToPay() {
        clock.standAhead(clock.ahead().plus(Duration.ofMinutes(5)).plusSeconds(1));
    }

    /** Somebody who keeps the catalogue. */
    public synchronized Person staff() {
        if (staff == null) {
            staff = people.staff(Right.CATALOGUE);
        }
        return staff;
    }
}
