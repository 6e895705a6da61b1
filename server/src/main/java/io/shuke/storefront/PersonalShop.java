package io.shuke.storefront;

import io.shuke.catalog.ForgettingPictures;
import io.shuke.identity.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A person's shop and the pictures they uploaded of themselves. Closed, both are gone. */
@Component
class PersonalShop implements PersonalData {
    private final StoredShops shops;
    private final ForgettingPictures pictures;

    PersonalShop(StoredShops shops, ForgettingPictures pictures) {
        this.shops = shops;
        this.pictures = pictures;
    }

    @Override
    public String part() {
        return "shop";
    }

    @Override
    public Object copyOf(UUID personId) {
        return Map.of("shops", shops.copyOf(personId), "pictures", pictures.addressesOf(personId));
    }

    @Override
    public void erase(Leaving person) {
        shops.remove(person.id());
        pictures.forget(person.id());
    }
}
