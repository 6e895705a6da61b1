package io.shuke.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person wants parcels to go. */
public record Address(
        UUID id,
        String recipient,
        String phone,
        String province,
        String city,
        String district,
        String street,
        @Nullable String postalCode,
        boolean preferred) {}
