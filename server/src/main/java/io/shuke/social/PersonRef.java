package io.shuke.social;

import io.shuke.identity.PersonCard;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as others see them beside what they wrote: the code leads to their page.
 *
 * @param expertIn codes of what the market verified that they know, the first one first
 */
@Schema(name = "PersonRef")
public record PersonRef(
        @Schema(example = "Pk7Rw2mXq9TbC") String code,
        String nickname,
        @Nullable String avatarUrl,
        @Schema(example = "[\"TEA\"]") List<String> expertIn) {
    public PersonRef {
        expertIn = List.copyOf(expertIn);
    }

    static PersonRef of(ProfileRef profile, @Nullable PersonCard card) {
        return card == null
                ? new PersonRef(profile.code(), "–", null, profile.expertIn())
                : new PersonRef(profile.code(), card.nickname(), card.avatarUrl(), profile.expertIn());
    }
}
