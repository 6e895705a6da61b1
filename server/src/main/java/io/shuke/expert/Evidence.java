package io.shuke.expert;

import io.shuke.catalog.Picture;
import java.util.UUID;

/** Addresses of pictures that were shown for what somebody knows. They have one size, and open for their reader alone. */
final class Evidence {
    private Evidence() {}

    /** For whoever showed it. */
    static Picture own(UUID id, int width, int height) {
        return at("/api/my/expert-evidence/" + id, id, width, height);
    }

    /** For staff who decide about it. */
    static Picture forStaff(UUID id, int width, int height) {
        return at("/api/operator/expert-evidence/" + id, id, width, height);
    }

    private static Picture at(String address, UUID id, int width, int height) {
        return new Picture(id, "", width, height, address, address, address);
    }
}
