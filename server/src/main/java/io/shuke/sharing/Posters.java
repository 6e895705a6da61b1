package io.shuke.sharing;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.identity.Me;
import io.shuke.identity.Readers;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.sharing.SharedShops.SharedShop;
import io.shuke.sharing.poster.Lettered;
import io.shuke.sharing.poster.PosterContent;
import io.shuke.sharing.poster.PosterPainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posters of share links: what is shared, with today's price, who shares it, and the way there as a QR code. A poster is
 * painted when somebody first asks for this content and kept by the content's hash; a new price or name is a new poster.
 */
@Component
public class Posters {
    private final ShareLinks links;
    private final ProductCards products;
    private final SharedShops shops;
    private final SharedGroups groups;
    private final Pictures pictures;
    private final Readers readers;
    private final Messages messages;
    private final PosterPainter painter;
    private final PosterFiles files;

    Posters(
            ShareLinks links,
            ProductCards products,
            SharedShops shops,
            SharedGroups groups,
            Pictures pictures,
            Readers readers,
            Messages messages,
            PosterPainter painter,
            PosterFiles files) {
        this.links = links;
        this.products = products;
        this.shops = shops;
        this.groups = groups;
        this.pictures = pictures;
        this.readers = readers;
        this.messages = messages;
        this.painter = painter;
        this.files = files;
    }

    /** What became of the wish for a poster. */
    public sealed interface Outcome {
        /** The file and the hash of what it shows. */
        record Painted(Path file, String hash) implements Outcome {}

        /** Nobody made this link. */
        record Unknown() implements Outcome {}

        /** The product is no longer on sale, the shop is closed, or the group can't be joined any more. */
        record Closed() implements Outcome {}
    }

    /** What the link leads to, in words, and where its picture lies. */
    private record Subject(
            String title,
            @Nullable String price,
            @Nullable String priceNote,
            String invitationKey,
            @Nullable Picture picture) {}

    /** @param client who asks, for the limit on vain tries of codes */
    public Outcome find(String code, PosterTemplate template, String client) {
        var link = links.find(code, client).orElse(null);
        if (link == null) {
            return new Outcome.Unknown();
        }
        var sharer = readers.me(link.personId()).orElse(null);
        var locale = sharer != null && sharer.locale().startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return subject(link.target(), locale)
                .<Outcome>map(subject -> painted(link, template, sharer, subject, locale))
                .orElseGet(Outcome.Closed::new);
    }

    private Outcome painted(
            ShareLink link, PosterTemplate template, @Nullable Me sharer, Subject subject, Locale locale) {
        var name = name(sharer, locale);
        var avatar = sharer == null ? null : sharer.avatarUrl();
        var url = links.urlOf(link);
        var hash = hash(PosterPainter.REVISION, template, locale, name, avatar, url, subject);
        var file = files.findOrPaint(hash, () -> painter.paint(template, content(name, avatar, url, subject, locale)));
        return new Outcome.Painted(file, hash);
    }

    private PosterContent content(String name, @Nullable String avatar, String url, Subject subject, Locale locale) {
        return new PosterContent(
                name,
                text(locale, "poster.greeting", name),
                text(locale, "poster.message"),
                subject.title(),
                subject.price(),
                subject.priceNote(),
                text(locale, subject.invitationKey()),
                text(locale, "poster.disclosure"),
                text(locale, "poster.market"),
                url,
                subject.picture() == null ? null : image(subject.picture().jpeg()),
                avatar == null ? null : image(avatar));
    }

    private Optional<Subject> subject(ShareTarget target, Locale locale) {
        return switch (target.kind()) {
            case PRODUCT ->
                products.cardsOf(List.of(java.util.Objects.requireNonNull(target.id())), false).stream()
                        .findFirst()
                        .map(card -> product(card, locale));
            case SHOP ->
                shops.ofOwner(java.util.Objects.requireNonNull(target.id()))
                        .filter(SharedShop::open)
                        .map(this::shop);
            case GROUP ->
                groups.ofId(java.util.Objects.requireNonNull(target.id()))
                        .filter(SharedGroups.SharedGroup::open)
                        .flatMap(group -> group(group, locale));
            case MARKET ->
                Optional.of(
                        new Subject(text(locale, "poster.market-title"), null, null, "poster.invitation.market", null));
        };
    }

    private Subject product(ProductCard card, Locale locale) {
        return new Subject(
                card.title(),
                figures(card.priceFrom()),
                card.priceVaries() ? text(locale, "poster.and-up") : null,
                "poster.invitation.product",
                card.picture());
    }

    private Optional<Subject> group(SharedGroups.SharedGroup group, Locale locale) {
        return products.cardsOf(List.of(group.productId()), false).stream()
                .findFirst()
                .map(card -> new Subject(
                        card.title(),
                        figures(group.price()),
                        text(locale, "poster.together", group.size()),
                        "poster.invitation.group",
                        card.picture()));
    }

    private Subject shop(SharedShop shop) {
        var banner = shop.bannerId();
        var picture = banner == null ? null : pictures.find(List.of(banner)).get(banner);
        var words = shop.words();
        return new Subject(
                words == null ? shop.name() : shop.name() + " · " + words,
                null,
                null,
                "poster.invitation.shop",
                picture);
    }

    private String name(@Nullable Me sharer, Locale locale) {
        var name = sharer == null ? "" : Lettered.shortened(sharer.nickname());
        return name.isEmpty() ? text(locale, "poster.a-friend") : name;
    }

    /** The picture, or nothing where its file is gone or unreadable: a poster without it is better than none. */
    private @Nullable BufferedImage image(String address) {
        var file = pictures.fileOf(address).orElse(null);
        try {
            return file == null ? null : ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String figures(Money money) {
        return String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.amountMinor(), 2));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }

    private static String hash(@Nullable Object... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
