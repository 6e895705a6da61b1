package io.shuke.groupbuying;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish to buy together: in the group of this code, or, without one, in a new group. */
public record SeatWish(UUID campaignId, @Nullable String code) {}
