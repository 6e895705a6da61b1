package io.shuke.demo;

import io.shuke.catalog.Products;
import io.shuke.catalog.UploadingPicture;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.identity.Registering;
import io.shuke.storefront.EditingShop;
import io.shuke.storefront.OpeningShop;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The shops of the demonstration's partners: opened, furnished and stocked once, as the partners would do it. */
@Component
@Profile("demo")
class DemoShops {
    private static final String LOADED = "shops";

    private final DemoPeople people;
    private final Registering registering;
    private final UploadingPicture uploading;
    private final OpeningShop opening;
    private final EditingShop editing;
    private final Products products;
    private final Loaded loaded;

    DemoShops(
            DemoPeople people,
            Registering registering,
            UploadingPicture uploading,
            OpeningShop opening,
            EditingShop editing,
            Products products,
            Loaded loaded) {
        this.people = people;
        this.registering = registering;
        this.uploading = uploading;
        this.opening = opening;
        this.editing = editing;
        this.products = products;
        this.loaded = loaded;
    }

    /** Opens all of them in one transaction, unless that happened before. */
    @Transactional
    public void load() {
        if (loaded.claim(LOADED)) {
            people.all().stream().filter(person -> person.shop() != null).forEach(this::open);
        }
    }

    private void open(DemoPerson person) {
        var shop = Objects.requireNonNull(person.shop());
        var origin = new Origin("127.0.0.1", null, Locale.SIMPLIFIED_CHINESE, null);
        var owner =
                registering.register(Phone.of(person.phone(), "phone"), origin).personId();
        opening.open(owner, shop.name(), Locale.SIMPLIFIED_CHINESE);
        var banner = uploading.uploadOwn(owner, DemoPeople.file(shop.banner()));
        editing.edit(
                owner,
                new EditingShop.Change(
                        shop.name(),
                        shop.introduction(),
                        null,
                        new EditingShop.Banner(banner.id(), banner.large()),
                        true));
        // What is put on the shelf last stands in front.
        shop.picks()
                .reversed()
                .forEach(handle -> editing.putOnShelf(
                        owner, products.find(handle, false).orElseThrow().id()));
    }
}
