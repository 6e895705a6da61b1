package io.shuke.identity;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Right;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** People for tests, made by the use cases that make real ones. */
@TestComponent
public class PeopleFixture {
    private static final AtomicLong PHONES = new AtomicLong(13_100_000_000L);

    private static final AtomicInteger PLACES = new AtomicInteger(110_000);

    private final SigningIn signingIn;
    private final BecomingPartner becomingPartner;
    private final GrantingRights grantingRights;
    private final EditingProfile editingProfile;
    private final KeepingAddresses keepingAddresses;
    private final VerifyingIdentity verifyingIdentity;
    private final KeepingSupplierMembers keepingSupplierMembers;
    private final MarketClock clock;

    PeopleFixture(
            SigningIn signingIn,
            BecomingPartner becomingPartner,
            GrantingRights grantingRights,
            EditingProfile editingProfile,
            KeepingAddresses keepingAddresses,
            VerifyingIdentity verifyingIdentity,
            KeepingSupplierMembers keepingSupplierMembers,
            MarketClock clock) {
        this.signingIn = signingIn;
        this.becomingPartner = becomingPartner;
        this.grantingRights = grantingRights;
        this.editingProfile = editingProfile;
        this.keepingAddresses = keepingAddresses;
        this.verifyingIdentity = verifyingIdentity;
        this.keepingSupplierMembers = keepingSupplierMembers;
        this.clock = clock;
    }

    /** A phone number that nobody else in this run has. */
    public static String newPhone() {
        return Long.toString(PHONES.incrementAndGet());
    }

    /** Somebody new with this nickname, signed in. */
    public Person signUp(String nickname) {
        return signUp(nickname, null);
    }

    /** Somebody new with this nickname, signed in on this browser. */
    public Person signUp(String nickname, @Nullable UUID visitorId) {
        var phone = Phone.of(newPhone(), "phone");
        var origin = new Origin("127.0.0.1", visitorId, Locale.SIMPLIFIED_CHINESE, null);
        var entered = signingIn.enter(phone, origin, clock.unmoved());
        editingProfile.edit(entered.personId(), new EditingProfile.Changes(nickname, null, null));
        return new Person(entered.personId(), entered.token(), phone.national());
    }

    /** The person signs in again, on this browser. */
    public Person signIn(Person person, @Nullable UUID visitorId) {
        var origin = new Origin("127.0.0.1", visitorId, Locale.SIMPLIFIED_CHINESE, null);
        var entered = signingIn.enter(Phone.of(person.phone(), "phone"), origin, clock.unmoved());
        return new Person(entered.personId(), entered.token(), person.phone());
    }

    /** A new member of staff with these rights. */
    public Person staff(Right... rights) {
        var person = signUp("Staff");
        grantingRights.grantFirst(person.id(), Set.of(rights));
        return person;
    }

    /** Somebody new who signs in for this supplier. */
    public Person memberOf(UUID supplierId) {
        var person = signUp("Supplier");
        var joined = keepingSupplierMembers.add(
                supplierId,
                Phone.of(person.phone(), "phone"),
                "Supplier",
                new Origin("", null, Locale.SIMPLIFIED_CHINESE, null));
        if (!(joined instanceof KeepingSupplierMembers.Outcome.Joined)) {
            throw new AssertionError("did not join: " + joined);
        }
        return person;
    }

    /** Somebody new who is a partner. */
    public Person partner() {
        return partner("Partner");
    }

    public Person partner(String nickname) {
        var person = signUp(nickname);
        becomingPartner.become(person.id());
        return person;
    }

    /** The number of an identity card that nobody else in this run has; born on a day of 1990. */
    public static String newIdNumber() {
        return idNumber("19900307", "124");
    }

    /** A number with this birthday and sequence, at a place that nobody else in this run comes from. */
    public static String idNumber(String birthday, String sequence) {
        var digits = PLACES.incrementAndGet() + birthday + sequence;
        return digits + IdNumber.checkDigit(digits);
    }

    /** The person's identity is verified, with a number of their own. */
    public Person verify(Person person) {
        return verify(person, newIdNumber());
    }

    public Person verify(Person person, String number) {
        var outcome = verifyingIdentity.verify(person.id(), "林晓雨", number, true);
        if (!(outcome instanceof VerifyingIdentity.Outcome.Verified)) {
            throw new AssertionError("the identity was not verified: " + outcome);
        }
        return person;
    }

    /** An address in Hangzhou of this person's: a door of their own. */
    public Address address(Person person) {
        var phone = Phone.of(person.phone(), "phone");
        return keepingAddresses.add(
                person.id(),
                new KeepingAddresses.Written(
                        "林晓雨", phone, "浙江省", "杭州市", "西湖区", "文三路 " + person.phone() + " 号", "310012", true));
    }
}
