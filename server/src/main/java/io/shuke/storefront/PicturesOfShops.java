package io.shuke.storefront;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import io.shuke.identity.People;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** People's faces, and the banners of their shops. */
@Component
class PicturesOfShops implements PicturesInUse {
    private final People people;
    private final Shops shops;

    PicturesOfShops(People people, Shops shops) {
        this.people = people;
        this.shops = shops;
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        var card = people.cardsOf(List.of(personId)).get(personId);
        var face = card == null ? null : card.avatarUrl();
        var banner = shops.find(personId).map(Shop::bannerId).orElse(null);
        return pictures.stream()
                .filter(picture -> picture.small().equals(face) || picture.id().equals(banner))
                .map(Picture::id)
                .collect(Collectors.toSet());
    }
}
