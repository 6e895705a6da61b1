package io.shuke.groupbuying;

import io.shuke.groupbuying.CampaignRules.Joiners;
import io.shuke.groupbuying.CampaignRules.Openers;
import io.shuke.groupbuying.StoredSeats.Candidate;
import io.shuke.groupbuying.StoredSeats.Taker;
import io.shuke.identity.Identities;
import io.shuke.identity.People;
import io.shuke.inventory.Reserving;
import io.shuke.promotion.Newcomers;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seats on their way through orders: taken when an order is placed, counted when it is paid, and free again when it ends
 * before the group is full; a full group never loses one. Each joins the order's own transaction. Rows are locked in the
 * order order → seat → group; the pieces set aside come after them.
 */
@Component
public class Seating {
    private static final int CODE_LENGTH = 12;
    private static final int CANDIDATES = 20;

    private final StoredCampaigns campaigns;
    private final StoredSeats seats;
    private final Identities identities;
    private final CirclesOfCampaigns circles;
    private final People people;
    private final Newcomers newcomers;
    private final Reserving reserving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Seating(
            StoredCampaigns campaigns,
            StoredSeats seats,
            Identities identities,
            CirclesOfCampaigns circles,
            People people,
            Newcomers newcomers,
            Reserving reserving,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.seats = seats;
        this.identities = identities;
        this.circles = circles;
        this.people = people;
        this.newcomers = newcomers;
        this.reserving = reserving;
        this.events = events;
        this.clock = clock;
    }

    /** A wish to buy together: in the group of this code, or, without one, in a new group. */
    public record Wish(UUID campaignId, @Nullable String code) {}

    /**
     * What a seat costs and until when it can be had. A group without {@code fillsBefore} is a new one.
     *
     * @param prices of the SKUs that can be bought with it
     * @param hosting of the circle whose members alone it is for
     */
    public record Terms(
            UUID campaignId,
            UUID groupId,
            String code,
            Map<UUID, Money> prices,
            int piecesEach,
            int seatsEach,
            CampaignRules rules,
            Instant endsBy,
            @Nullable Instant fillsBefore,
            @Nullable Hosting hosting) {
        public Terms {
            prices = Map.copyOf(prices);
        }

        boolean isNew() {
            return fillsBefore == null;
        }

        boolean forNewcomer() {
            return !isNew() && rules.joiners() == Joiners.NEWCOMERS;
        }

        /** What is off the order of whoever opens the group; nothing for others. */
        public Money saving() {
            return isNew() ? rules.openerSaves() : rules.openerSaves().zero();
        }

        /** When the seat is lost in any case. */
        public Instant until() {
            return fillsBefore == null ? endsBy : fillsBefore;
        }
    }

    /** Who hosts the circle that a campaign is for, and since when it has stood for the buyer. */
    public record Hosting(UUID circleId, UUID hostId, Instant since, String channel) {}

    /** What it costs to buy together. */
    public sealed interface Answer {
        record Possible(Terms terms) implements Answer {}

        /** No group can be opened, or the group can't be joined. */
        record Closed() implements Answer {}

        /** It is for the members of a circle, and the buyer is none. */
        record ForMembers(UUID circleId) implements Answer {}
    }

    /** What became of the wish for a seat. */
    public sealed interface Outcome {
        record Taken() implements Outcome {}

        /** Every seat is taken, or the group's time is over. */
        record Closed() implements Outcome {}

        /** The person is not in the circle any more that it is for. */
        record ForMembers(UUID circleId) implements Outcome {}

        /** The person, or somebody on the same browser, has a seat in this group, or as many as one may have in all. */
        record HasSeats() implements Outcome {}

        /** Somebody was faster, perhaps the person themselves. */
        record NotForYou(Refusal why) implements Outcome {}
    }

    /** Why a group is not for somebody. */
    public enum Refusal {
        OPENED_BY_PARTNERS,
        FOR_NEWCOMERS,
        /** Of the pieces set aside too few are left for one more group, beside those that run. */
        PIECES_SHORT
    }

    /** Where a payment has led. */
    public record Seated(UUID groupId, String code, boolean full) {}

    /** What it costs this buyer to buy together. */
    @Transactional(readOnly = true)
    public Answer terms(Wish wish, @Nullable UUID buyerId) {
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

    private Optional<Terms> terms(
            StoredCampaigns.Standing campaign, Wish wish, @Nullable Hosting hosting, Instant now) {
        var code = wish.code();
        if (code == null) {
            return campaign.isOpen(now)
                    ? Optional.of(terms(campaign, Ids.next(), Ids.code(CODE_LENGTH), null, hosting))
                    : Optional.empty();
        }
        return seats.joinable(campaign.id(), code, now)
                .map(group -> terms(campaign, group.id(), code, group.fillsBefore(), hosting));
    }

    private Terms terms(
            StoredCampaigns.Standing campaign,
            UUID groupId,
            String code,
            @Nullable Instant fillsBefore,
            @Nullable Hosting hosting) {
        return new Terms(
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
    public Optional<Refusal> refusalOf(Terms terms, UUID personId, @Nullable UUID visitorId) {
        if (terms.isNew()) {
            return refusalToOpen(terms, personId);
        }
        return terms.forNewcomer() && !isNewcomer(terms.groupId(), personId, visitorId)
                ? Optional.of(Refusal.FOR_NEWCOMERS)
                : Optional.empty();
    }

    private Optional<Refusal> refusalToOpen(Terms terms, UUID personId) {
        if (terms.rules().openers() == Openers.PARTNERS && !people.isPartner(personId)) {
            return Optional.of(Refusal.OPENED_BY_PARTNERS);
        }
        var needed = terms.rules().least() + seats.lackingOf(terms.campaignId());
        return piecesLeft(terms) < needed ? Optional.of(Refusal.PIECES_SHORT) : Optional.empty();
    }

    private int piecesLeft(Terms terms) {
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

    /** Takes a seat for an order that was just placed; with another outcome the transaction must be left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome take(Terms terms, UUID orderId, UUID personId, @Nullable UUID visitorId) {
        var hosting = terms.hosting();
        if (hosting != null && !circles.hold(hosting.circleId(), personId)) {
            return new Outcome.ForMembers(hosting.circleId());
        }
        var now = clock.instant();
        var accounts = identities.accountsOf(personId);
        var taker = new Taker(orderId, personId, accounts, visitorId, terms.seatsEach(), terms.forNewcomer(), null);
        if (!(terms.isNew() ? open(terms, personId, now) : seats.takeOne(terms.groupId(), now))) {
            return new Outcome.Closed();
        }
        while (!seats.insert(terms.groupId(), terms.campaignId(), taker, false, now)) {
            if (seats.hasAny(terms.groupId(), accounts, visitorId)
                    || seats.countOf(terms.campaignId(), accounts) >= terms.seatsEach()) {
                return new Outcome.HasSeats();
            } else if (taker.newcomer() && seats.hasAmongNewcomers(terms.groupId(), accounts, visitorId)) {
                return new Outcome.NotForYou(Refusal.FOR_NEWCOMERS);
            }
        }
        return new Outcome.Taken();
    }

    private boolean open(Terms terms, UUID personId, Instant now) {
        var campaign = campaigns.hold(terms.campaignId()).filter(held -> held.isOpen(now));
        campaign.ifPresent(held -> seats.open(terms.groupId(), terms.code(), held, personId, now));
        return campaign.isPresent();
    }

    /**
     * Whether the pieces that are left suffice for the group that was just opened, and for those that run: with another answer
     * the transaction must be left. To be asked once its own pieces are taken, so that of two who open at once the later sees
     * what the other left. For a group that is joined they need not.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean canFill(Terms terms) {
        return !terms.isNew() || piecesLeft(terms) >= seats.lackingOf(terms.campaignId());
    }

    /** Counts the order's seat; nothing where the group has ended meanwhile, or the seat is not the order's any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Seated> pay(UUID orderId) {
        return told(orderId, seats.pay(orderId, clock.instant()));
    }

    private Optional<Seated> told(UUID orderId, Optional<Seated> seated) {
        seated.ifPresent(seat -> events.publishEvent(new SeatPaid(seat.groupId(), orderId, clock.instant())));
        return seated;
    }

    /**
     * Finds a paid seat for an order whose own was free again when its money came: in its old group, or in another of the
     * campaign, the nearest to full first. Nothing where none is to be had, or the person has had enough of them since; nor for
     * somebody who was to open their own by rules that others don't have.
     *
     * @param takesPieces takes what the order wants, once it has a seat, for the pieces are locked last; without them it has
     *     none, and nobody is told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Seated> payLate(UUID orderId, BooleanSupplier takesPieces) {
        return seats.lastOf(orderId).flatMap(last -> {
            var campaign = campaigns.find(last.campaignId()).orElseThrow();
            var accounts = identities.accountsOf(last.personId());
            var taker = new Taker(
                    orderId,
                    last.personId(),
                    accounts,
                    last.visitorId(),
                    campaign.seatsEach(),
                    last.newcomer(),
                    last.groupId());
            if ((last.opener() && campaign.rules().favourOpeners())
                    || seats.countOf(campaign.id(), accounts) >= campaign.seatsEach()) {
                return Optional.empty();
            }
            var candidates = seats.candidates(campaign.id(), last.groupId(), accounts, clock.instant(), CANDIDATES);
            var seated = seatOneOf(candidates, taker);
            if (seated.isPresent() && !takesPieces.getAsBoolean()) {
                seats.unseat(seated.get().groupId(), orderId);
                return Optional.empty();
            }
            seated.filter(seat -> !seat.groupId().equals(last.groupId()))
                    .ifPresent(seat -> events.publishEvent(
                            new SeatMoved(seat.groupId(), orderId, last.personId(), clock.instant())));
            return told(orderId, seated);
        });
    }

    private Optional<Seated> seatOneOf(List<Candidate> candidates, Taker taker) {
        var now = clock.instant();
        for (var candidate : candidates) {
            var seated = seats.takePaid(candidate.groupId(), now);
            if (seated.isPresent()) {
                if (seats.insert(candidate.groupId(), candidate.campaignId(), taker, true, now)) {
                    return seated;
                }
                seats.undoPaid(candidate.groupId());
            }
        }
        return Optional.empty();
    }

    /** Frees the seats of orders that have ended, as long as their groups are not full; other orders change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Collection<UUID> orderIds) {
        seats.giveBack(orderIds, clock.instant());
    }

    /** A group that has ended, and whose orders have to follow. */
    public record Ended(UUID groupId, boolean filled) {}

    /**
     * Groups whose time is over go ahead with enough people, and fail with fewer; at most so many, none that somebody else is
     * moving; says how many.
     */
    @Transactional
    public int endDue(int atMost) {
        var now = clock.instant();
        var ended = seats.endDue(now, atMost);
        var members = ended.isEmpty()
                ? Map.<UUID, List<GroupMember>>of()
                : seats.membersOf(ended.stream().map(Ended::groupId).toList());
        for (var group : ended) {
            var its = members.getOrDefault(group.groupId(), List.of());
            events.publishEvent(
                    group.filled()
                            ? new GroupFilled(group.groupId(), its, now)
                            : new GroupFailed(group.groupId(), its, now));
        }
        return ended.size();
    }

    /** What the goods cost that became cheaper by so many people; of a group that went ahead. */
    @Transactional(readOnly = true)
    public Map<UUID, Money> pricesReached(UUID groupId) {
        return seats.pricesReached(groupId);
    }

    /** Groups that have ended and whose orders may not have followed all, behind this one; only a list, nothing is locked. */
    @Transactional(readOnly = true)
    public List<Ended> ended(@Nullable UUID after, int atMost) {
        return seats.ended(after, atMost);
    }

    /** All orders of the group have followed. */
    @Transactional
    public void movedOn(UUID groupId) {
        seats.movedOn(groupId, clock.instant());
    }
}
