package io.shuke.payment;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What a person paid and was paid, and who they are to providers. Closed, amounts, times and numbers stay for the books;
 * the account at a provider goes, and so does what staff wrote about a payout or a refund.
 */
@Component
class PersonalPayments implements PersonalData {
    private final StoredPersonalPayments stored;

    PersonalPayments(StoredPersonalPayments stored) {
        this.stored = stored;
    }

    @Override
    public String part() {
        return "payments";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of(
                "charges", stored.chargesOf(personId),
                "payouts", stored.payoutsOf(personId),
                "accounts", stored.accountsOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        stored.erase(person.id());
    }
}
