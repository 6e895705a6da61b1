package io.shuke.groupbuying;

import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.SeatTerms.Hosting;
import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.inventory.Reserving;
import io.shuke.promotion.Newcomers;
import io.shuke.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says who may buy together: who may open a group, who may join one, and what it costs them. Takes no seat. */
@Component
public class AdmittingToGroups {
    private static final int CODE_LENGTH = 12;

    private final StoredCampaigns campaigns;
    private final StoredGroups groups;
    private final StoredSeats seats;
    private final Identities identities;
    private final CirclesOfCampaigns circles;
    private final People people;
    private final Newcomers newcomers;
    private final Reserving reserving;
    private final StandingPrices prices;
    private final Clock clock;

    AdmittingToGroups(
            StoredCampaigns campaigns,
            StoredGroups groups,
            StoredSeats seats,
            Identities identities,
            CirclesOfCampaigns circles,
            People people,
            Newcomers newcomers,
            Reserving reserving,
            StandingPrices prices,
            Clock clock) {
        this.campaigns = campaigns;
        this.groups = groups;
        this.seats = seats;
        this.identities = identities;
        this.circles = circles;
        this.people = people;
        this.newcomers = newcomers;
        this.reserving = reserving;
        this.prices = prices;
        this.clock = clock;
    }

    /** What it costs to buy together. */
    public sealed interface Answer {
        record Possible(SeatTerms terms) implements Answer {}

        /** No group can be opened, or the group can't be joined. */
        record Closed() implements Answer {}

        /** It is for the members of a circle, and the buyer is none. */
        record ForMembers(UUID circleId) implements Answer {}
    }

    /** What it costs this buyer to buy together. */
    @Transactional(readOnly = true)
    public Answer terms(SeatWish wish, @Nullable UUID buyerId) {
        var campaign = campaigns.find(wish.campaignId()).orElse(null);
        if (campaign == null) {
            return new Answer.Closed();
        }
        var circleId = campaign.circleId();
        var hosting = circleId == null || buyerId == null ? null : hosting(campaign, circleId, buyerId);
        return circleId != null && hosting == null
                ? new Answer.ForMembers(circleId)
                : terms(campaign, wish, hosting, clock.instant())
                        .<Answer>map(Answer.Possible::new)
                        .orElseGet(Answer.Closed::new);
    }

    private @Nullable Hosting hosting(StoredCampaigns.Standing campaign, UUID circleId, UUID buyerId) {
        var membership = circles.membershipsOf(buyerId, List.of(circleId)).get(circleId);
        if (membership == null) {
            return null;
        }
        var stands = campaign.standsSince();
        return new Hosting(
                circleId,
                membership.hostId(),
                membership.since().isBefore(stands) ? stands : membership.since(),
                membership.channel());
    }

    private Optional<SeatTerms> terms(
            StoredCampaigns.Standing campaign, SeatWish wish, @Nullable Hosting hosting, Instant now) {
        var code = wish.code();
        if (code == null) {
            return campaign.isOpen(now)
                    ? Optional.of(terms(campaign, Ids.next(), Ids.code(CODE_LENGTH), null, hosting))
                    : Optional.empty();
        }
        return groups.joinable(campaign.id(), code, now)
                .map(group -> terms(campaign, group.id(), code, group.fillsBefore(), hosting));
    }

    private SeatTerms terms(
            StoredCampaigns.Standing campaign,
            UUID groupId,
            String code,
            @Nullable Instant fillsBefore,
            @Nullable Hosting hosting) {
        return new SeatTerms(
                campaign.id(),
                groupId,
                code,
                campaigns.goodsOf(campaign.id()).stream()
                        .collect(Collectors.toMap(StoredCampaigns.Offered::skuId, StoredCampaigns.Offered::price)),
                campaign.piecesEach(),
                campaign.seatsEach(),
                campaign.rules(),
                campaign.endsAt(),
                fillsBefore,
                hosting);
    }

    /** Why the person may not open, or join, the group; nothing where they may. */
    public Optional<SeatRefusal> refusalOf(SeatTerms terms, UUID personId, @Nullable UUID visitorId) {
        if (terms.isNew()) {
            return refusalToOpen(terms, personId);
        }
        return terms.forNewcomer() && !isNewcomer(terms.groupId(), personId, visitorId)
                ? Optional.of(SeatRefusal.FOR_NEWCOMERS)
                : Optional.empty();
    }

    private Optional<SeatRefusal> refusalToOpen(SeatTerms terms, UUID personId) {
        if (terms.rules().openers() == Openers.PARTNERS && !people.isPartner(personId)) {
            return Optional.of(SeatRefusal.OPENED_BY_PARTNERS);
        }
        if (!prices.bear(terms.campaignId(), terms.rules())) {
            return Optional.of(SeatRefusal.PRICES_FALLEN);
        }
        var needed = terms.rules().least() + groups.lackingOf(terms.campaignId());
        return piecesLeft(terms) < needed ? Optional.of(SeatRefusal.PIECES_SHORT) : Optional.empty();
    }

    private int piecesLeft(SeatTerms terms) {
        return reserving.setAsideBy(terms.campaignId()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * Whether the person has bought nothing on any account that was verified with the same number, and has no seat as a
     * newcomer in another group, and nobody has paid for a seat, or has one as a newcomer elsewhere, in this browser.
     */
    private boolean isNewcomer(UUID groupId, UUID personId, @Nullable UUID visitorId) {
        var accounts = identities.accountsOf(personId);
        return newcomers.areNewcomers(accounts)
                && (visitorId == null || seats.payersIn(visitorId).isEmpty())
                && !seats.hasAmongNewcomers(groupId, accounts, visitorId);
    }

    /**
     * Who must have bought nothing else when the order's seat is paid, for it is a newcomer's: all accounts of the person,
     * and whoever paid for a seat in their browser. Nobody for other seats.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<UUID> newcomersBehind(UUID orderId) {
        return seats.lastOf(orderId)
                .filter(StoredSeats.Last::newcomer)
                .map(last -> {
                    var behind = new HashSet<>(identities.accountsOf(last.personId()));
                    if (last.visitorId() != null) {
                        behind.addAll(seats.payersIn(last.visitorId()));
                    }
                    return behind;
                })
                .orElseGet(HashSet::new);
    }
}
