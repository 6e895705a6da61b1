package io.shuke.groupbuying;

import io.shuke.groupbuying.StoredGroups.Candidate;
import io.shuke.groupbuying.StoredSeats.Taker;
import io.shuke.identity.Identities;
import io.shuke.inventory.Reserving;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
    private static final int CANDIDATES = 20;

    private final StoredCampaigns campaigns;
    private final StoredGroups groups;
    private final StoredSeats seats;
    private final Identities identities;
    private final CirclesOfCampaigns circles;
    private final Reserving reserving;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Seating(
            StoredCampaigns campaigns,
            StoredGroups groups,
            StoredSeats seats,
            Identities identities,
            CirclesOfCampaigns circles,
            Reserving reserving,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.groups = groups;
        this.seats = seats;
        this.identities = identities;
        this.circles = circles;
        this.reserving = reserving;
        this.events = events;
        this.clock = clock;
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
        record NotForYou(SeatRefusal why) implements Outcome {}
    }

    /** Where a payment has led. */
    public record Seated(UUID groupId, String code, boolean full) {}

    /** Takes a seat for an order that was just placed; with another outcome the transaction must be left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome take(SeatTerms terms, UUID orderId, UUID personId, @Nullable UUID visitorId) {
        var hosting = terms.hosting();
        if (hosting != null && !circles.hold(hosting.circleId(), personId)) {
            return new Outcome.ForMembers(hosting.circleId());
        }
        var now = clock.instant();
        var accounts = identities.accountsOf(personId);
        var taker = new Taker(orderId, personId, accounts, visitorId, terms.seatsEach(), terms.forNewcomer(), null);
        if (!(terms.isNew() ? open(terms, personId, now) : groups.takeOne(terms.groupId(), now))) {
            return new Outcome.Closed();
        }
        while (!seats.insert(terms.groupId(), terms.campaignId(), taker, false, now)) {
            if (seats.hasAny(terms.groupId(), accounts, visitorId)
                    || seats.countOf(terms.campaignId(), accounts) >= terms.seatsEach()) {
                return new Outcome.HasSeats();
            } else if (taker.newcomer() && seats.hasAmongNewcomers(terms.groupId(), accounts, visitorId)) {
                return new Outcome.NotForYou(SeatRefusal.FOR_NEWCOMERS);
            }
        }
        return new Outcome.Taken();
    }

    private boolean open(SeatTerms terms, UUID personId, Instant now) {
        var campaign = campaigns.hold(terms.campaignId()).filter(held -> held.isOpen(now));
        campaign.ifPresent(held -> groups.open(terms.groupId(), terms.code(), held, personId, now));
        return campaign.isPresent();
    }

    /**
     * Whether the pieces that are left suffice for the group that was just opened, of which its opener takes so many, and for
     * those that run: with another answer the transaction must be left. To be asked once the seat is taken and before the pieces
     * are: from now on nobody takes any of them, of whichever SKU, until the transaction ends, so that of two who open at once the
     * later sees what the other left. For a group that is joined they need not.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean canFill(SeatTerms terms, int pieces) {
        return !terms.isNew()
                || sum(reserving.holdSetAside(terms.campaignId())) - pieces >= groups.lackingOf(terms.campaignId());
    }

    private static int sum(Map<UUID, Integer> pieces) {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
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
            var candidates = groups.candidates(campaign.id(), last.groupId(), accounts, clock.instant(), CANDIDATES);
            var seated = seatOneOf(candidates, taker);
            if (seated.isPresent() && !takesPieces.getAsBoolean()) {
                seats.unseat(seated.get().groupId(), orderId);
                groups.undoPaid(seated.get().groupId());
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
            var seated = groups.takePaid(candidate.groupId(), now);
            if (seated.isPresent()) {
                if (seats.insert(candidate.groupId(), candidate.campaignId(), taker, true, now)) {
                    return seated;
                }
                groups.undoPaid(candidate.groupId());
            }
        }
        return Optional.empty();
    }

    /** Frees the seats of orders that have ended, as long as their groups are not full; other orders change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Collection<UUID> orderIds) {
        seats.giveBack(orderIds, clock.instant());
    }
}
