package io.shuke.promotion;

import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A person's coupons. Closed, those that were not used are gone; what an order was placed with stays with the order. */
@Component
class PersonalCoupons implements PersonalData {
    private final StoredClaims claims;

    PersonalCoupons(StoredClaims claims) {
        this.claims = claims;
    }

    @Override
    public String part() {
        return "coupons";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of("coupons", claims.copyOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        claims.forget(person.id());
    }
}
