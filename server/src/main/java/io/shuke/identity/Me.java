package io.shuke.identity;

import io.shuke.shared.Right;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they see themselves. */
public record Me(
        UUID id,
        String nickname,
        @Nullable String avatarUrl,
        String phoneMasked,
        boolean partner,
        List<Right> staffRights,
        boolean hasPassword,
        String locale) {}
