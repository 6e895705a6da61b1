package io.shuke.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What others may see of a person: never the phone in full, never an address. */
public record PersonCard(UUID id, String nickname, @Nullable String avatarUrl, String phoneMasked) {}
