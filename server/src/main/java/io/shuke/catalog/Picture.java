package io.shuke.catalog;

import java.util.UUID;

/**
 * A picture and the addresses of its WebP sizes (320, 800 and 1600 pixels wide). A picture is never enlarged: where it
 * is narrower than a size, the address is that of the next smaller one. Width and height are the original's, turned as
 * it is meant to be seen.
 */
public record Picture(UUID id, String alt, int width, int height, String small, String medium, String large) {
    private static final String FOLDER = "/media/";

    static Picture of(UUID id, String alt, String contentHash, int width, int height) {
        var small = FOLDER + contentHash + "-320.webp";
        var medium = width > 320 ? FOLDER + contentHash + "-800.webp" : small;
        var large = width > 800 ? FOLDER + contentHash + "-1600.webp" : medium;
        return new Picture(id, alt, width, height, small, medium, large);
    }

    /** The address of its JPEG, at most 800 pixels wide: for readers that don't know WebP. */
    public String jpeg() {
        return small.replace("-320.webp", "-800.jpg");
    }
}
