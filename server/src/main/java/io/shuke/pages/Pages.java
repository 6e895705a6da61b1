package io.shuke.pages;

import io.shuke.catalog.Product;
import io.shuke.catalog.Products;
import io.shuke.catalog.ProductsWanted;
import io.shuke.groupbuying.GroupPage;
import io.shuke.groupbuying.Groups;
import io.shuke.identity.People;
import io.shuke.identity.Readers;
import io.shuke.identity.SessionState;
import io.shuke.pages.FirstData.Kind;
import io.shuke.pages.FirstData.Sharer;
import io.shuke.pages.Painting.Painted;
import io.shuke.shared.Caller;
import io.shuke.sharing.ShareLink;
import io.shuke.sharing.ShareLinks;
import io.shuke.sharing.ShareTarget;
import io.shuke.sharing.TouchTokens;
import io.shuke.social.Posts;
import io.shuke.social.Profiles;
import io.shuke.storefront.Shop;
import io.shuke.storefront.ShopPages;
import io.shuke.storefront.ShopPages.ShopPage;
import io.shuke.storefront.Shops;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages that people send to each other, complete: title and preview, the content painted, and the first data for the
 * scripts. In the language of the reader, who sees prices and nothing of anybody else.
 */
@Component
public class Pages {
    private static final int MARKET_SHOWS = 20;

    private final Shell shell;
    private final Painting painting;
    private final PaintingPeople paintingPeople;
    private final Profiles profiles;
    private final Posts posts;
    private final Groups groups;
    private final Products products;
    private final Shops shops;
    private final ShopPages shopPages;
    private final ShareLinks links;
    private final TouchTokens tokens;
    private final People people;
    private final Readers readers;
    private final JsonMapper json;
    private final Clock clock;

    Pages(
            Shell shell,
            Painting painting,
            PaintingPeople paintingPeople,
            Profiles profiles,
            Posts posts,
            Groups groups,
            Products products,
            Shops shops,
            ShopPages shopPages,
            ShareLinks links,
            TouchTokens tokens,
            People people,
            Readers readers,
            JsonMapper json,
            Clock clock) {
        this.shell = shell;
        this.painting = painting;
        this.paintingPeople = paintingPeople;
        this.profiles = profiles;
        this.posts = posts;
        this.groups = groups;
        this.products = products;
        this.shops = shops;
        this.shopPages = shopPages;
        this.links = links;
        this.tokens = tokens;
        this.people = people;
        this.readers = readers;
        this.json = json;
        this.clock = clock;
    }

    /** Who reads: the caller, their browser's language, their address, and whether a person looks at this. */
    public record Reader(Caller caller, Locale locale, String client, boolean looking) {}

    /** A page and the status that goes with it. */
    public record Answer(
            int status,
            String html,
            String language,
            @Nullable String location) {
        Answer(int status, String html, String language) {
            this(status, html, language, null);
        }

        /** What is asked for is shown at another address. */
        static Answer elsewhere(String location, String language) {
            return new Answer(303, "", language, location);
        }
    }

    /** What stands behind a link, to be painted and inlined. */
    private record Shown(
            Kind kind,
            @Nullable Product product,
            @Nullable ShopPage shop,
            @Nullable List<io.shuke.catalog.ProductCard> shelf) {}

    /** Pages of people begin with a capital letter, which no handle of a shop does. */
    public Answer shopOrPerson(String name, Reader reader) {
        return !name.isEmpty() && name.charAt(0) == 'P' ? person(name, reader) : shop(name, reader);
    }

    private Answer person(String code, Reader reader) {
        var session = session(reader);
        return profiles.page(code, reader.caller().personId())
                .map(page -> answer(
                        200,
                        paintingPeople.person(page, "/u/" + code, locale(session)),
                        FirstData.of(page, session),
                        session))
                .orElseGet(() -> nothing(404, "missing", session));
    }

    /** A published post, or one's own draft. */
    public Answer post(UUID id, Reader reader) {
        var session = session(reader);
        return posts.find(id, new io.shuke.social.Reader(reader.caller().personId(), locale(session)))
                .map(post -> answer(
                        200,
                        paintingPeople.post(post, "/posts/" + id, locale(session)),
                        FirstData.of(post, session),
                        session))
                .orElseGet(() -> nothing(404, "missing", session));
    }

    public Answer product(String handle, Reader reader) {
        var session = session(reader);
        var product = products.find(handle, reader.caller().signedIn());
        if (product.isEmpty()) {
            return nothing(404, "missing", session);
        }
        return product.filter(Product::published)
                .map(found ->
                        page(new Shown(Kind.product, found, null, null), null, null, "/p/" + found.handle(), session))
                .orElseGet(() -> nothing(410, "gone", session));
    }

    Answer shop(String handle, Reader reader) {
        var session = session(reader);
        var shop = shops.find(handle);
        if (shop.isEmpty()) {
            return nothing(404, "missing", session);
        }
        return shop.filter(Shop::open)
                .map(found -> page(shown(found, reader), null, null, "/u/" + found.handle(), session))
                .orElseGet(() -> nothing(410, "closed", session));
    }

    /** What a share link leads to, with who shares it and, for somebody else's eyes, the token of this visit. */
    public Answer shared(String code, Reader reader) {
        var session = session(reader);
        var link = links.find(code, reader.client());
        if (link.isEmpty()) {
            return nothing(404, "missing", session);
        }
        if (link.get().target().kind() == ShareTarget.Kind.GROUP) {
            return sharedGroup(link.get(), reader, session);
        }
        return shown(link.get(), reader)
                .map(shown -> page(
                        shown,
                        sharer(link.get()),
                        token(link.get(), reader),
                        "/s/" + link.get().code(),
                        session))
                .orElseGet(() -> nothing(410, "closed", session));
    }

    private Answer sharedGroup(ShareLink link, Reader reader, SessionState session) {
        var groupId = id(link.target().id());
        return groups.page(groupId, reader.caller().personId())
                .map(group -> group(group, sharer(link), token(link, reader), "/s/" + link.code(), session))
                .orElseGet(() -> isForMembers(groupId.toString(), reader)
                        ? Answer.elsewhere("/g/" + groupId, session.locale())
                        : nothing(410, "closed", session));
    }

    /** It is a circle's group, which this reader, who is not in the circle, may not see. */
    private boolean isForMembers(String name, Reader reader) {
        return groups.circleOf(name, reader.caller().personId()).isPresent();
    }

    /** A group that buys together, as it stands this moment; of a circle's, for who is not in it, nothing is painted. */
    public Answer group(String code, Reader reader) {
        var session = session(reader);
        return groups.page(code, reader.caller().personId())
                .map(group -> group(group, null, null, "/g/" + code, session))
                .orElseGet(() -> isForMembers(code, reader)
                        ? answer(200, painting.bare(locale(session)), null, session)
                        : nothing(404, "missing", session));
    }

    private Answer group(
            GroupPage group, @Nullable Sharer sharer, @Nullable String token, String path, SessionState session) {
        return answer(
                200,
                painting.group(group, sharer, path, locale(session)),
                FirstData.of(group, sharer, token, session),
                session);
    }

    /** A page of the shop that its scripts paint. */
    public Answer scripted(Reader reader) {
        var session = session(reader);
        return answer(200, painting.bare(locale(session)), null, session);
    }

    /** There is nothing here: {@code missing} or {@code often}. */
    public Answer nothing(int status, String why, Reader reader) {
        return nothing(status, why, session(reader));
    }

    private Optional<Shown> shown(ShareLink link, Reader reader) {
        var target = link.target();
        var signedIn = reader.caller().signedIn();
        return switch (target.kind()) {
            case PRODUCT ->
                products.find(String.valueOf(target.id()), signedIn)
                        .filter(Product::published)
                        .map(product -> new Shown(Kind.product, product, null, null));
            case SHOP -> shops.find(id(target.id())).filter(Shop::open).map(shop -> shown(shop, reader));
            case MARKET -> Optional.of(market(signedIn));
            case GROUP -> Optional.empty();
        };
    }

    private Shown shown(Shop shop, Reader reader) {
        return new Shown(Kind.shop, null, shopPages.pageOf(shop, reader.caller().personId()), null);
    }

    private Shown market(boolean signedIn) {
        var newest = products.list(ProductsWanted.of(null, null, null, null, MARKET_SHOWS), signedIn);
        return new Shown(Kind.market, null, null, newest.items());
    }

    private static UUID id(@Nullable UUID id) {
        return java.util.Objects.requireNonNull(id);
    }

    private Sharer sharer(ShareLink link) {
        var card = people.cardsOf(List.of(link.personId())).get(link.personId());
        return card == null ? new Sharer("", null) : new Sharer(card.nickname(), card.avatarUrl());
    }

    private @Nullable String token(ShareLink link, Reader reader) {
        var visitor = reader.caller().visitorId();
        var own = link.personId().equals(reader.caller().personId());
        return visitor == null || own || !reader.looking() ? null : tokens.issue(link.code(), visitor, clock.instant());
    }

    private Answer page(
            Shown shown, @Nullable Sharer sharer, @Nullable String token, String path, SessionState session) {
        var data = new FirstData(
                shown.kind(), shown.product(), shown.shop(), shown.shelf(), null, null, null, sharer, token, session);
        return answer(200, paint(shown, sharer, path, locale(session)), data, session);
    }

    private Painted paint(Shown shown, @Nullable Sharer sharer, String path, Locale locale) {
        if (shown.product() != null) {
            return painting.product(shown.product(), sharer, path, locale);
        }
        if (shown.shop() != null) {
            return painting.shop(shown.shop(), sharer, path, locale);
        }
        return painting.market(shown.shelf() == null ? List.of() : shown.shelf(), sharer, path, locale);
    }

    private Answer nothing(int status, String why, SessionState session) {
        return answer(status, painting.nothing(why, locale(session)), null, session);
    }

    private Answer answer(int status, Painted painted, @Nullable FirstData data, SessionState session) {
        var content = data == null ? painted.content() : painted.content() + inlined(data);
        return new Answer(status, shell.page(session.locale(), painted.head(), content), session.locale());
    }

    /** As data for scripts: no part of it can end the element or begin another. */
    private String inlined(FirstData data) {
        var written = json.writeValueAsString(data)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
        return "<script type=\"application/json\" id=\"first-data\">" + written + "</script>";
    }

    private SessionState session(Reader reader) {
        return readers.sessionOf(reader.caller(), reader.locale());
    }

    private static Locale locale(SessionState session) {
        return "en".equals(session.locale()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
