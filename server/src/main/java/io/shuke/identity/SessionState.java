package io.shuke.identity;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a page needs to know of the reader: who is signed in, whether this is a demonstration, and the language. */
public record SessionState(
        @Nullable Me person,
        boolean demo,
        String locale,

        @Schema(description = "the market's time, which is ahead of the world's in a demonstration")
        Instant now) {}
