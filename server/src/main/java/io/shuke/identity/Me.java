package io.shuke.identity;

import io.shuke.shared.Right;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person as they see themselves; {@code supplierId} is there for a member of a supplier that is not suspended. */
public record Me(
        UUID id,
        String nickname,
        @Nullable String avatarUrl,
        String phoneMasked,
        boolean partner,
        List<Right> staffRights,
        @Nullable UUID supplierId,
        boolean hasPassword,
        String locale) {}
