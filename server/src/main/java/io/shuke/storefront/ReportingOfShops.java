package io.shuke.storefront;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.social.Encounters;
import io.shuke.social.ModerationCase.Place;
import io.shuke.social.ReportSubject;
import io.shuke.social.Reportable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Partners' shops as people report them, by their handle: what a partner says with one. Taken down, the shop stays with its
 * shelf, and nobody but its owner sees its name, words and banner.
 */
@Component
class ReportingOfShops implements Reportable {
    private final Shops shops;
    private final StoredShops stored;
    private final Encounters encounters;
    private final Pictures pictures;

    ReportingOfShops(Shops shops, StoredShops stored, Encounters encounters, Pictures pictures) {
        this.shops = shops;
        this.stored = stored;
        this.encounters = encounters;
        this.pictures = pictures;
    }

    @Override
    public ReportSubject subject() {
        return ReportSubject.SHOP;
    }

    @Override
    public Optional<Reported> reported(String ref, UUID reporterId) {
        return shops.find(ref).filter(Shop::open).flatMap(this::shown);
    }

    @Override
    public Optional<Reported> find(UUID ownerId) {
        return shops.find(ownerId).flatMap(this::shown);
    }

    /** A partner who did nothing else here gets the page of a person that a case is about. */
    private Optional<Reported> shown(Shop shop) {
        return shop.hidden() || !encounters.holdsOpen(shop.ownerId())
                ? Optional.empty()
                : Optional.of(new Reported(shop.ownerId(), shop.ownerId(), text(shop), banner(shop)));
    }

    private List<Picture> banner(Shop shop) {
        return shop.bannerId() == null
                ? List.of()
                : List.copyOf(pictures.find(List.of(shop.bannerId())).values());
    }

    @Override
    public void lock(UUID ownerId) {
        stored.lock(ownerId);
    }

    @Override
    public void hide(UUID ownerId) {
        stored.setHidden(ownerId, true);
    }

    @Override
    public boolean show(UUID ownerId) {
        return stored.setHidden(ownerId, false);
    }

    @Override
    public Map<UUID, String> textsOf(Collection<UUID> ownerIds) {
        return shops.ofOwners(ownerIds).stream().collect(Collectors.toMap(Shop::ownerId, ReportingOfShops::text));
    }

    @Override
    public Map<UUID, Place> placesOf(Collection<UUID> ownerIds) {
        return shops.ofOwners(ownerIds).stream()
                .collect(Collectors.toMap(Shop::ownerId, shop -> new Place(shop.name(), "/u/" + shop.handle())));
    }

    private static String text(Shop shop) {
        return Stream.of(Optional.of(shop.name()), Optional.ofNullable(shop.words()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }
}
