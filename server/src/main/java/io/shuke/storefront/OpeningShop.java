package io.shuke.storefront;

import io.shuke.identity.BecomingPartner;
import io.shuke.identity.People;
import io.shuke.shared.Ids;
import io.shuke.shared.Messages;
import io.shuke.social.Encounters;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a person's own shop and makes them a partner. It is free and needs no purchase; again, it answers the shop they
 * have. The handle is random; the name can be changed later. A name that can't stand is refused, and one with a word that is
 * held is seen once staff looked at it.
 */
@Component
public class OpeningShop {
    private static final int HANDLE_LENGTH = 12;

    private final Encounters encounters;
    private final CheckingShop checking;
    private final StoredShops shops;
    private final BecomingPartner becomingPartner;
    private final People people;
    private final Messages messages;
    private final Clock clock;

    OpeningShop(
            Encounters encounters,
            CheckingShop checking,
            StoredShops shops,
            BecomingPartner becomingPartner,
            People people,
            Messages messages,
            Clock clock) {
        this.encounters = encounters;
        this.checking = checking;
        this.shops = shops;
        this.becomingPartner = becomingPartner;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param name how the shop is to be called, or null to name it after its owner in their language */
    @Transactional
    public Shop open(UUID ownerId, @Nullable String name, Locale locale) {
        encounters.hold(ownerId);
        var known = shops.lock(ownerId);
        if (known != null) {
            return known;
        }
        var wanted = name == null || name.isBlank() ? null : checking.name(name);
        var held = wanted == null ? List.<String>of() : checking.heldIn(ownerId, wanted, null);
        becomingPartner.become(ownerId);
        var handle = Ids.code(HANDLE_LENGTH).toLowerCase(Locale.ROOT);
        var opened = shops.insertOrFind(
                ownerId, handle, wanted == null ? nameAfter(ownerId, locale) : wanted, clock.instant());
        if (opened.handle().equals(handle)) {
            checking.hold(ownerId, held);
        }
        return opened;
    }

    private String nameAfter(UUID ownerId, Locale locale) {
        var card = people.cardsOf(List.of(ownerId)).get(ownerId);
        var name = messages.text(locale, "shop.name", card == null ? "" : card.nickname());
        return name.codePointCount(0, name.length()) <= CheckingShop.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, CheckingShop.LONGEST_NAME));
    }
}
