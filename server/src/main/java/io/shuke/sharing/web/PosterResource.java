package io.shuke.sharing.web;

import io.shuke.sharing.PosterTemplate;
import java.util.Locale;

class PosterResource {
    private PosterResource() {}

    static String path(String code, PosterTemplate template) {
        return "/api/share-links/" + code + "/posters/" + template.name().toLowerCase(Locale.ROOT) + ".jpg";
    }
}
