package io.shuke.storefront;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's shop and the products on its shelf, in the partner's order. A person has one shop at most.
 *
 * @param hidden whether staff took its name, words and banner down, or have to look at them first; then its owner alone sees
 *     them
 */
public record Shop(
        UUID ownerId,
        String handle,
        String name,
        @Nullable String words,
        Theme theme,
        @Nullable UUID bannerId,
        @Nullable String bannerUrl,
        boolean open,
        Instant openedAt,
        boolean hidden,
        List<UUID> shelf) {
    /** How a shop looks. */
    public enum Theme {
        PAPER,
        TEA,
        PERSIMMON
    }

    /** Whether all that a partner says with it is the same. */
    boolean saysTheSameAs(Shop other) {
        return name.equals(other.name)
                && Objects.equals(words, other.words)
                && Objects.equals(bannerId, other.bannerId);
    }

    /** With another name, and nothing else of what its partner says. */
    Shop withoutWords(String plainName) {
        return new Shop(ownerId, handle, plainName, null, theme, null, null, open, openedAt, hidden, shelf);
    }

    Shop with(List<UUID> arranged) {
        return new Shop(
                ownerId,
                handle,
                name,
                words,
                theme,
                bannerId,
                bannerUrl,
                open,
                openedAt,
                hidden,
                List.copyOf(arranged));
    }
}
