package io.shuke.social;

import io.shuke.identity.PersonCard;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody as others see them beside what they wrote: the code leads to their page. */
@Schema(name = "PersonRef")
public record PersonRef(
        @Schema(example = "Pk7Rw2mXq9TbC") String code,
        String nickname,
        @Nullable String avatarUrl) {
    static PersonRef of(String code, @Nullable PersonCard card) {
        return card == null ? new PersonRef(code, "–", null) : new PersonRef(code, card.nickname(), card.avatarUrl());
    }
}
