package io.shuke.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The built page of the shop with places for a language, a head and what the server paints. Without a built shop a bare
 * page of our own takes its place: the painted content can be read, only nothing comes alive.
 */
@Component
class Shell {
    private static final String HEAD = "<!--head-->";
    private static final String APP = "<!--app-->";
    private static final String BARE = "pages/bare.html";

    private final WebFolders folders;
    private volatile @Nullable Template template;

    /** The page, cut at its places; {@code modified} tells whether the file was built anew. */
    private record Template(long modified, String open, String top, String middle, String end) {}

    Shell(WebFolders folders) {
        this.folders = folders;
    }

    /** The whole page. Head and content are markup; the language is a tag such as {@code zh-CN}. */
    String page(String language, String head, String content) {
        var page = current();
        return page.open() + "<html lang=\"" + language + "\">" + page.top() + head + page.middle() + content
                + page.end();
    }

    private Template current() {
        try {
            var file = folders.shop().createRelative("index.html");
            var source = file.exists() ? file : new ClassPathResource(BARE);
            var modified = source.lastModified();
            var known = template;
            if (known == null || known.modified() != modified) {
                known = cut(read(source), modified);
                template = known;
            }
            return known;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Template cut(String page, long modified) {
        int language = page.indexOf("<html");
        int languageEnd = page.indexOf('>', language) + 1;
        int head = page.indexOf(HEAD);
        int app = page.indexOf(APP);
        if (language < 0 || head < languageEnd || app < head) {
            throw new IllegalStateException("the shop's index.html lacks <html>, " + HEAD + " or " + APP);
        }
        return new Template(
                modified,
                page.substring(0, language),
                page.substring(languageEnd, head),
                page.substring(head + HEAD.length(), app),
                page.substring(app + APP.length()));
    }

    private static String read(Resource source) throws IOException {
        try (InputStream file = source.getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
