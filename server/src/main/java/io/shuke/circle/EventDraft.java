package io.shuke.circle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as its circle's keepers plan it.
 *
 * @param place where it is; null for online
 * @param room how many can come
 */
public record EventDraft(
        String title, String words, @Nullable String place, Instant startsAt, Instant endsAt, int room) {}
