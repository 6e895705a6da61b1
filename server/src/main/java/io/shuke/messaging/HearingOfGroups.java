package io.shuke.messaging;

import io.shuke.groupbuying.GroupFailed;
import io.shuke.groupbuying.GroupFilled;
import io.shuke.groupbuying.GroupMember;
import io.shuke.groupbuying.GroupStanding;
import io.shuke.groupbuying.GroupState;
import io.shuke.groupbuying.SeatMoved;
import io.shuke.groupbuying.SeatPaid;
import io.shuke.groupbuying.StandingsOfGroups;
import io.shuke.shared.Outbox;
import io.shuke.social.Acquaintances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Who is told of the progress of groups. What a seat means is read when it is told, so that nobody hears of a seat that is
 * free again, or that a group lacks somebody whom it found meanwhile. Each group says each thing once.
 */
@Configuration(proxyBeanMethods = false)
class HearingOfGroups {
    /** As many of those who only looked are reminded. */
    private static final int MOST_REMINDED = 200;

    @Bean
    Outbox.Handler<SeatPaid> hearingOfSeats(Telling telling, StandingsOfGroups standings, Acquaintances acquaintances) {
        return new Hearing.Listener<>(
                "messaging.seat-paid",
                SeatPaid.class,
                (delivery, fact) -> standings
                        .of(fact.groupId())
                        .map(group -> progress(group, fact, standings, acquaintances))
                        .orElse(List.of()),
                telling);
    }

    private static List<Told> progress(
            GroupStanding group, SeatPaid fact, StandingsOfGroups standings, Acquaintances acquaintances) {
        if (group.state() == GroupState.FILLED) {
            return group.members().stream()
                    .map(member -> filled(group.groupId(), member, fact.at()))
                    .toList();
        }
        var joined = group.memberOf(fact.orderId());
        if (group.state() != GroupState.OPEN || joined.isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<Told>(joined(group, joined.get(), fact.at(), acquaintances));
        if (group.lacksOne()) {
            told.addAll(lacksOne(group, joined.get(), fact.at(), standings, acquaintances));
        }
        return told;
    }

    private static Told filled(UUID groupId, GroupMember member, Instant at) {
        return about(
                member.personId(),
                Told.fact("group-filled", groupId),
                NotificationKind.GROUP_FILLED,
                member.orderId(),
                at);
    }

    /** The opener is told, but for whom they block or mute. */
    private static List<Told> joined(GroupStanding group, GroupMember joined, Instant at, Acquaintances acquaintances) {
        return Hearing.byPerson(
                acquaintances,
                group.openedBy(),
                Told.fact("group-joined", joined.orderId()),
                NotificationKind.GROUP_JOINED,
                joined.personId(),
                group.groupId(),
                at);
    }

    /** Members may ask a friend; who looked may join, and is reminded once a campaign, but for whom they block or mute. */
    private static List<Told> lacksOne(
            GroupStanding group,
            GroupMember joined,
            Instant at,
            StandingsOfGroups standings,
            Acquaintances acquaintances) {
        var members = group.members().stream()
                .filter(member -> !member.equals(joined))
                .map(member -> about(
                        member.personId(),
                        Told.fact("group-almost-full", group.groupId()),
                        NotificationKind.GROUP_ALMOST_FULL,
                        group.groupId(),
                        at));
        var looked = standings.lookersOf(group, MOST_REMINDED);
        var wanting = acquaintances.wanting(looked, group.openedBy());
        var lookers = looked.stream()
                .filter(wanting::contains)
                .map(person -> about(
                        person,
                        Told.fact("group-reminder", group.campaignId()),
                        NotificationKind.GROUP_REMINDER,
                        group.groupId(),
                        at));
        return Stream.concat(members, lookers).toList();
    }

    /** Whose money came late knows that their seat is in another group. */
    @Bean
    Outbox.Handler<SeatMoved> hearingOfMovedSeats(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.seat-moved",
                SeatMoved.class,
                (delivery, fact) -> List.of(about(
                        fact.personId(),
                        Told.fact("group-moved", fact.orderId()),
                        NotificationKind.GROUP_MOVED,
                        fact.groupId(),
                        fact.at())),
                telling);
    }

    /** Groups that became full by their last seat are told of by that seat. */
    @Bean
    Outbox.Handler<GroupFilled> hearingOfFilledGroups(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.group-filled",
                GroupFilled.class,
                (delivery, fact) -> fact.members().stream()
                        .map(member -> filled(fact.groupId(), member, fact.at()))
                        .toList(),
                telling);
    }

    @Bean
    Outbox.Handler<GroupFailed> hearingOfFailedGroups(Telling telling) {
        return new Hearing.Listener<>(
                "messaging.group-failed",
                GroupFailed.class,
                (delivery, fact) -> fact.members().stream()
                        .map(member -> about(
                                member.personId(),
                                Told.fact("group-failed", fact.groupId()),
                                NotificationKind.GROUP_FAILED,
                                member.orderId(),
                                fact.at()))
                        .toList(),
                telling);
    }

    private static Told about(UUID personId, UUID factId, NotificationKind kind, UUID subjectId, Instant at) {
        return new Told(personId, factId, kind, null, subjectId, null, null, at);
    }
}
