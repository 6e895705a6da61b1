package io.shuke.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody agrees, and since when; no time means that they never decided. */
public record Consent(
        ConsentKind kind, boolean granted, @Nullable Instant at) {}
