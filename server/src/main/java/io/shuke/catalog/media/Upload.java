package io.shuke.catalog.media;

import java.awt.image.BufferedImage;

/** What became of reading an upload. */
public sealed interface Upload {
    /**
     * It is a picture.
     *
     * @param image its pixels as they are meant to be seen; of a very large picture, every n-th
     * @param width of the whole picture, turned as it is meant to be seen
     */
    record Readable(BufferedImage image, int width, int height) implements Upload {}

    /** It is no JPEG, PNG or WebP, or a broken one. */
    record Unreadable() implements Upload {}

    /** It has too many bytes or pixels. */
    record TooLarge() implements Upload {}
}
