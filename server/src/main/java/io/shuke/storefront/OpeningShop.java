package io.shuke.storefront;

import io.shuke.identity.BecomingPartner;
import io.shuke.identity.People;
import io.shuke.shared.Ids;
import io.shuke.shared.Messages;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a person's own shop and makes them a partner. It is free and needs no purchase; again, it answers the shop they
 * have. The handle is random; the name can be changed later.
 */
@Component
public class OpeningShop {
    static final int LONGEST_NAME = 40;
    private static final int HANDLE_LENGTH = 12;

    private final StoredShops shops;
    private final BecomingPartner becomingPartner;
    private final People people;
    private final Messages messages;
    private final Clock clock;

    OpeningShop(StoredShops shops, BecomingPartner becomingPartner, People people, Messages messages, Clock clock) {
        this.shops = shops;
        this.becomingPartner = becomingPartner;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param name how the shop is to be called, or null to name it after its owner in their language */
    @Transactional
    public Shop open(UUID ownerId, @Nullable String name, Locale locale) {
        var known = shops.lock(ownerId);
        if (known != null) {
            return known;
        }
        becomingPartner.become(ownerId);
        var handle = Ids.code(HANDLE_LENGTH).toLowerCase(Locale.ROOT);
        var wanted = name == null || name.isBlank() ? nameAfter(ownerId, locale) : name.strip();
        return shops.insertOrFind(ownerId, handle, wanted, clock.instant());
    }

    private String nameAfter(UUID ownerId, Locale locale) {
        var card = people.cardsOf(List.of(ownerId)).get(ownerId);
        var name = messages.text(locale, "shop.name", card == null ? "" : card.nickname());
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
