package io.shuke.identity;

import java.util.Optional;
import java.util.UUID;

/** Finds pictures that people uploaded; whoever keeps the pictures implements it. */
public interface OwnPictures {
    /** The small size's address of a picture that this person uploaded; anybody else's is as absent as none. */
    Optional<String> urlOf(UUID mediaId, UUID personId);
}
