package io.shuke.sharing.poster;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a poster shows. Words are plain text of any length and in any script; what the font cannot write is
 * left out.
 *
 * @param price null where what is shared has no single price
 * @param disclosure says that the sharer may earn; it cannot be left out
 */
public record PosterContent(
        String sharer,
        String greeting,
        String message,
        String title,
        @Nullable String price,
        @Nullable String priceNote,
        String invitation,
        String disclosure,
        String market,
        String url,
        @Nullable BufferedImage picture,
        @Nullable BufferedImage avatar) {}
