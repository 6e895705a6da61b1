package io.shuke.catalog;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows where people's own pictures are shown or kept. Each module that has some provides one. */
public interface PicturesInUse {
    /** Those of the person's pictures that the module still has somewhere. */
    Set<UUID> among(UUID personId, Collection<Picture> pictures);
}
