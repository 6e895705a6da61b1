package io.shuke.social;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A word that the market does not want published, or wants to look at first. */
@Schema(name = "ListedWord")
public record ListedWord(UUID id, String word, Effect effect, Instant addedAt) {
    /** What happens to a text that has it. */
    @Schema(name = "ListedWordEffect")
    public enum Effect {
        /** It is refused. */
        BLOCK,
        /** Nobody reads it before staff did. */
        HOLD
    }
}
