package io.shuke.identity;

import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's address book of at most twenty. As long as there is an address, exactly one is preferred: the one they said,
 * else the newest when that one went. Changes of one person's book wait for one another.
 */
@Component
public class KeepingAddresses {
    private static final int MOST = 20;

    private final Addresses addresses;
    private final Persons persons;
    private final MarketClock clock;

    KeepingAddresses(Addresses addresses, Persons persons, MarketClock clock) {
        this.addresses = addresses;
        this.persons = persons;
        this.clock = clock;
    }

    /** What a person wrote down. */
    public record Written(
            String recipient,
            Phone phone,
            String province,
            String city,
            String district,
            String street,
            @Nullable String postalCode,
            boolean preferred) {
        Address as(UUID id, boolean nowPreferred) {
            return new Address(
                    id, recipient, phone.national(), province, city, district, street, postalCode, nowPreferred);
        }
    }

    public List<Address> of(UUID personId) {
        return addresses.of(personId);
    }

    /** Refused with {@code address-book-full}. */
    @Transactional
    public Address add(UUID personId, Written written) {
        persons.lock(personId);
        var known = addresses.of(personId);
        if (known.size() >= MOST) {
            throw new ProblemException(ProblemKind.ADDRESS_BOOK_FULL);
        }
        var address = written.as(Ids.next(), written.preferred() || known.isEmpty());
        if (address.preferred()) {
            addresses.preferNone(personId);
        }
        addresses.add(personId, address, clock.instant());
        return address;
    }

    /** Refused with {@code not-found} where it isn't this person's. One that is preferred stays so. */
    @Transactional
    public Address change(UUID personId, UUID addressId, Written written) {
        persons.lock(personId);
        var before = addresses.of(personId).stream()
                .filter(address -> address.id().equals(addressId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
        var address = written.as(addressId, written.preferred() || before.preferred());
        if (address.preferred()) {
            addresses.preferNone(personId);
        }
        addresses.change(personId, address);
        return address;
    }

    /** Refused with {@code not-found} where it isn't this person's. */
    @Transactional
    public void remove(UUID personId, UUID addressId) {
        persons.lock(personId);
        if (!addresses.remove(personId, addressId)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        if (addresses.of(personId).stream().noneMatch(Address::preferred)) {
            addresses.preferNewest(personId);
        }
    }
}
