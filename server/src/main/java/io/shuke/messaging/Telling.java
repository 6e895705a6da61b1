package io.shuke.messaging;

import io.shuke.identity.People;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what people are told, once a fact: where they want to hear of it, and not for an account that is closed.
 * What is to reach a phone waits until the person's quiet hours are over. Joins the transaction that heard of the fact.
 */
@Component
class Telling {
    private final StoredNotifications notifications;
    private final StoredWishes wishes;
    private final StoredOutgoing outgoing;
    private final People people;
    private final MessagingNews news;
    private final MarketClock clock;
    private final boolean outside;

    Telling(
            StoredNotifications notifications,
            StoredWishes wishes,
            StoredOutgoing outgoing,
            People people,
            MessagingNews news,
            MarketClock clock,
            ObjectProvider<OutsideGateway> gateway) {
        this.notifications = notifications;
        this.wishes = wishes;
        this.outgoing = outgoing;
        this.people = people;
        this.news = news;
        this.clock = clock;
        this.outside = gateway.getIfAvailable() != null;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(Collection<Told> wanted) {
        var persons = wanted.stream().map(Told::personId).distinct().toList();
        if (persons.isEmpty()) {
            return;
        }
        var open = people.holdOpen(persons);
        var known = wishes.of(open);
        var inApp = wanted.stream()
                .filter(told -> open.contains(told.personId()))
                .filter(told -> known.of(told.personId(), told.kind()).inApp())
                .toList();
        notifications.insert(inApp, ids(inApp));
        news.announce(inApp.stream().map(Told::personId).collect(Collectors.toSet()));
        if (outside) {
            var away = wanted.stream()
                    .filter(told -> open.contains(told.personId()))
                    .filter(told -> known.of(told.personId(), told.kind()).outside())
                    .toList();
            var now = clock.instant();
            outgoing.insert(away, told -> known.afterQuiet(told.personId(), now));
        }
    }

    private static List<UUID> ids(Collection<Told> told) {
        return told.stream().map(one -> Ids.next()).toList();
    }
}
