package io.shuke.pages;

import io.shuke.catalog.Picture;
import io.shuke.pages.Painting.Painted;
import io.shuke.social.PostView;
import io.shuke.social.Profiles.PersonPage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Paints people's pages and posts. A post whose author may earn by it says so before anything else of it. */
@Component
class PaintingPeople {
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_DESCRIPTION = 160;

    private final Painting painting;

    PaintingPeople(Painting painting) {
        this.painting = painting;
    }

    Painted person(PersonPage page, String path, Locale locale) {
        var name = page.person().nickname();
        var said = page.words();
        var words = said == null ? painting.text(locale, "page.person.words", name) : said;
        var head = new Html();
        painting.head(head, name + " · " + painting.text(locale, "page.market"), words, path, "profile", null);
        var content = new Html().raw("<main class=\"ssr-page ssr-theme-paper\"><header class=\"ssr-banner\">");
        Painting.avatar(content, page.person().avatarUrl(), 72, "");
        content.raw("<h1 class=\"ssr-title\">").text(name).raw("</h1><p class=\"ssr-words\">");
        content.text(words).raw("</p><p class=\"ssr-meta\">");
        content.text(painting.text(locale, "page.person.counts", page.posts(), page.followers(), page.following()));
        return new Painted(head.toString(), content.raw("</p></header></main>").toString());
    }

    Painted post(PostView post, String path, Locale locale) {
        var name = post.author().nickname();
        var words = post.disclosure() == null ? post.text() : post.disclosure() + " " + post.text();
        var title = post.text().isEmpty() ? name : name + ": " + shortened(post.text(), LONGEST_TITLE);
        var head = new Html();
        painting.head(
                head,
                title + " · " + painting.text(locale, "page.market"),
                shortened(words, LONGEST_DESCRIPTION),
                path,
                "article",
                first(post));
        if (post.state() == PostView.State.DRAFT) {
            head.raw("<meta name=\"robots\" content=\"noindex\">");
        }
        return new Painted(head.toString(), content(post));
    }

    private static String content(PostView post) {
        var content = new Html().raw("<main class=\"ssr-page ssr-post\"><p class=\"ssr-sharer\">");
        Painting.avatar(content, post.author().avatarUrl(), 36, "ssr-avatar");
        content.raw("<a").attribute("href", "/u/" + post.author().code()).raw(">");
        content.text(post.author().nickname()).raw("</a></p>");
        if (post.disclosure() != null) {
            content.raw("<p class=\"ssr-disclosure\">").text(post.disclosure()).raw("</p>");
        }
        content.raw("<h1 class=\"visually-hidden\">")
                .text(post.author().nickname())
                .raw("</h1>");
        var picture = first(post);
        if (picture != null) {
            Painting.picture(content, "ssr-picture", picture, post.author().nickname(), 800, true);
        }
        content.raw("<p class=\"ssr-text\" dir=\"auto\">").text(post.text()).raw("</p><ul class=\"ssr-goods\">");
        for (var tag : post.tags()) {
            content.raw("<li><a");
            content.attribute("href", tag.href() == null ? "/p/" + tag.product().handle() : tag.href());
            content.raw(">").text(tag.product().title()).raw(" ");
            content.text(Painting.price(tag.product().priceFrom())).raw("</a></li>");
        }
        return content.raw("</ul></main>").toString();
    }

    private static @Nullable Picture first(PostView post) {
        return post.pictures().isEmpty() ? null : post.pictures().getFirst();
    }

    private static String shortened(String text, int most) {
        var words = text.replaceAll("\\s+", " ").strip();
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most - 1)).strip() + "…";
    }
}
