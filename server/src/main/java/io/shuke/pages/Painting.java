package io.shuke.pages;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Product;
import io.shuke.catalog.ProductCard;
import io.shuke.groupbuying.GroupPage;
import io.shuke.pages.FirstData.Sharer;
import io.shuke.shared.Messages;
import io.shuke.shared.Money;
import io.shuke.storefront.ShopPages.ShopPage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Paints what a page shows before any script runs: title, preview for other apps, and the content itself. */
@Component
class Painting {
    private static final int LONGEST_DESCRIPTION = 160;
    private static final int SHOWN_FIRST = 20;

    private final Messages messages;
    private final String publicUrl;

    /** The painted parts: tags for the head, and the content. */
    record Painted(String head, String content) {}

    Painting(Messages messages, @Value("${shuke.public-url}") String publicUrl) {
        this.messages = messages;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    Painted product(Product product, @Nullable Sharer sharer, String path, Locale locale) {
        var picture = product.picture();
        var words = Html.wordsOf(product.bodyHtml(), LONGEST_DESCRIPTION);
        var head = new Html();
        head(head, product.title() + " · " + text(locale, "page.market"), words, path, "product", picture);
        head.raw("<meta property=\"product:price:amount\"")
                .attribute("content", BigDecimal.valueOf(product.priceFrom().amountMinor(), 2))
                .raw("><meta property=\"product:price:currency\"")
                .attribute("content", product.priceFrom().currency())
                .raw(">");
        return new Painted(head.toString(), productContent(product, sharer, locale));
    }

    Painted shop(ShopPage shop, @Nullable Sharer sharer, String path, Locale locale) {
        var words = Optional.ofNullable(shop.words())
                .orElseGet(() -> text(locale, "page.shop.words", shop.owner().nickname()));
        var head = new Html();
        head(
                head,
                shop.name() + " · " + text(locale, "page.market"),
                words,
                path,
                "website",
                firstPicture(shop.shelf()));
        var content = new Html();
        content.raw("<main class=\"ssr-page ssr-theme-" + shop.theme().name().toLowerCase(Locale.ROOT) + "\">");
        sharer(content, sharer, locale);
        content.raw("<header class=\"ssr-banner\">");
        avatar(content, shop.owner().avatarUrl(), 56, "");
        content.raw("<h1 class=\"ssr-title\">").text(shop.name()).raw("</h1><p class=\"ssr-words\">");
        content.text(words).raw("</p></header>");
        shelf(content, shop.shelf(), locale);
        return new Painted(head.toString(), content.raw("</main>").toString());
    }

    Painted group(GroupPage group, @Nullable Sharer sharer, String path, Locale locale) {
        var product = group.product();
        var price = price(group.offer().goods().getFirst().price());
        var name = product == null ? text(locale, "page.market") : product.title();
        var words = text(locale, "page.group.words." + group.state(), price, group.size(), group.seatsLeft());
        var head = new Html();
        head(
                head,
                text(locale, "page.group.title", price, name),
                words,
                path,
                "product",
                product == null ? null : product.picture());
        var content = new Html().raw("<main class=\"ssr-page\">");
        sharer(content, sharer, locale);
        if (product != null && product.picture() != null) {
            picture(content, "ssr-picture", product.picture(), name, 800, true);
        }
        content.raw("<section class=\"ssr-card\"><p class=\"ssr-price\">").text(price);
        content.raw("</p><h1 class=\"ssr-title\">").text(name).raw("</h1><p class=\"ssr-meta\">");
        content.text(words).raw("</p><p class=\"ssr-meta\">");
        for (var face : group.faces()) {
            avatar(content, face.avatarUrl(), 28, "ssr-avatar");
            content.text(face.nickname() + " ");
        }
        content.raw("</p></section><p class=\"ssr-bar\"><a class=\"ssr-button\"")
                .attribute("href", "/g/" + group.code());
        return new Painted(
                head.toString(),
                content.raw(">")
                        .text(text(locale, "page.look"))
                        .raw("</a></p></main>")
                        .toString());
    }

    Painted market(List<ProductCard> shelf, @Nullable Sharer sharer, String path, Locale locale) {
        var head = new Html();
        head(
                head,
                text(locale, "page.market.title"),
                text(locale, "page.market.words"),
                path,
                "website",
                firstPicture(shelf));
        var content = new Html().raw("<main class=\"ssr-page ssr-theme-paper\">");
        sharer(content, sharer, locale);
        content.raw("<header class=\"ssr-banner\"><h1 class=\"ssr-title\">")
                .text(text(locale, "page.market"))
                .raw("</h1><p class=\"ssr-words\">")
                .text(text(locale, "page.market.words"))
                .raw("</p></header>");
        shelf(content, shelf, locale);
        return new Painted(head.toString(), content.raw("</main>").toString());
    }

    /** A page that says why there is nothing: {@code gone}, {@code closed}, {@code missing} or {@code often}. */
    Painted nothing(String why, Locale locale) {
        var title = text(locale, "page." + why + ".title");
        var head = new Html().raw("<title>").text(title).raw("</title><meta name=\"robots\" content=\"noindex\">");
        var content = new Html()
                .raw("<main class=\"ssr-page ssr-gone\"><h1 class=\"ssr-title\">")
                .text(title)
                .raw("</h1><p class=\"ssr-words\">")
                .text(text(locale, "page." + why + ".words"))
                .raw("</p><a class=\"ssr-button\" href=\"/\">")
                .text(text(locale, "page.home"))
                .raw("</a></main>");
        return new Painted(head.toString(), content.toString());
    }

    /** A page that the shop's scripts paint. */
    Painted bare(Locale locale) {
        return new Painted("<title>" + Html.escaped(text(locale, "page.market.title")) + "</title>", "");
    }

    /** The title and the preview for other apps. */
    void head(Html head, String title, String words, String path, String type, @Nullable Picture picture) {
        head.raw("<title>").text(title).raw("</title>");
        meta(head, "name", "description", words);
        meta(head, "property", "og:type", type);
        meta(head, "property", "og:title", title);
        meta(head, "property", "og:description", words);
        meta(head, "property", "og:url", publicUrl + path);
        meta(head, "property", "og:site_name", "熟客 Shuke");
        meta(head, "name", "twitter:card", "summary_large_image");
        if (picture != null) {
            meta(head, "property", "og:image", publicUrl + picture.jpeg());
            meta(head, "property", "og:image:type", "image/jpeg");
            meta(head, "property", "og:image:alt", picture.alt());
            head.raw("<link rel=\"preload\" as=\"image\" fetchpriority=\"high\"")
                    .attribute("href", picture.medium())
                    .raw(">");
        }
    }

    private static void meta(Html head, String kind, String name, String content) {
        head.raw("<meta").attribute(kind, name).attribute("content", content).raw(">");
    }

    private String productContent(Product product, @Nullable Sharer sharer, Locale locale) {
        var content = new Html().raw("<main class=\"ssr-page\">");
        sharer(content, sharer, locale);
        if (product.picture() != null) {
            picture(content, "ssr-picture", product.picture(), product.title(), 800, true);
        }
        content.raw("<section class=\"ssr-card\"><p class=\"ssr-price\">").text(price(product.priceFrom()));
        if (product.priceVaries()) {
            content.text(text(locale, "page.price-from"));
        }
        if (product.lowest30Days() != null) {
            content.raw(" <span class=\"ssr-lowest\">")
                    .text(text(locale, "page.lowest", price(product.lowest30Days())))
                    .raw("</span>");
        }
        content.raw("</p><h1 class=\"ssr-title\">").text(product.title()).raw("</h1><p class=\"ssr-meta\">");
        content.text(meta(product, locale)).raw("</p></section>");
        content.raw("<section class=\"ssr-card ssr-body\">")
                .raw(product.bodyHtml())
                .raw("</section>");
        content.raw("<p class=\"ssr-bar\"><a class=\"ssr-button\"").attribute("href", "/p/" + product.handle());
        return content.raw(">")
                .text(text(locale, "page.look"))
                .raw("</a></p></main>")
                .toString();
    }

    private String meta(Product product, Locale locale) {
        var stock = text(locale, product.soldOut() ? "page.sold-out" : "page.in-stock");
        return product.vendor() == null || product.vendor().isBlank() ? stock : product.vendor() + " · " + stock;
    }

    private void sharer(Html content, @Nullable Sharer sharer, Locale locale) {
        if (sharer == null) {
            return;
        }
        content.raw("<p class=\"ssr-sharer\">");
        avatar(content, sharer.avatarUrl(), 28, "ssr-avatar");
        content.raw("<span>")
                .text(text(locale, "page.recommends", sharer.nickname()))
                .raw("</span></p>");
    }

    static void avatar(Html content, @Nullable String url, int pixels, String style) {
        if (url != null) {
            content.raw("<img alt=\"\"")
                    .attribute("class", style)
                    .attribute("src", url)
                    .attribute("width", pixels)
                    .attribute("height", pixels)
                    .raw(">");
        }
    }

    private void shelf(Html content, List<ProductCard> shelf, Locale locale) {
        content.raw("<ul class=\"ssr-shelf\">");
        int shown = 0;
        for (var card : shelf) {
            if (shown++ == SHOWN_FIRST) {
                break;
            }
            content.raw("<li class=\"ssr-item\"><a")
                    .attribute("href", "/p/" + card.handle())
                    .raw(">");
            if (card.picture() != null) {
                picture(content, "", card.picture(), card.title(), 320, shown <= 2);
            }
            content.raw("<span class=\"ssr-name\">").text(card.title()).raw("</span><span class=\"ssr-price\">");
            content.text(price(card.priceFrom()));
            if (card.priceVaries()) {
                content.text(text(locale, "page.price-from"));
            }
            content.raw("</span></a></li>");
        }
        content.raw("</ul>");
    }

    /** The first pictures load at once and before others, the rest when they come into sight. */
    static void picture(Html content, String style, Picture picture, String title, int pixels, boolean first) {
        content.raw("<img")
                .attribute("class", style)
                .attribute("src", pixels > 320 ? picture.medium() : picture.small())
                .attribute("alt", picture.alt().isBlank() ? title : picture.alt())
                .attribute("width", pixels)
                .attribute("height", height(picture, pixels))
                .attribute(first ? "fetchpriority" : "loading", first ? "high" : "lazy")
                .raw(">");
    }

    private static int height(Picture picture, int width) {
        return picture.width() <= 0
                ? width
                : Math.max(1, Math.round((float) width * picture.height() / picture.width()));
    }

    private static @Nullable Picture firstPicture(List<ProductCard> shelf) {
        return shelf.stream()
                .map(ProductCard::picture)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static String price(Money money) {
        return "¥" + String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(money.amountMinor(), 2));
    }

    String text(Locale locale, String key, Object... arguments) {
        return messages.text(locale, key, arguments);
    }
}
