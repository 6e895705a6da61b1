package io.shuke.storefront;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.identity.OwnPictures;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets people choose their face among the pictures they uploaded. */
@Component
class UploadedFaces implements OwnPictures {
    private final Pictures pictures;

    UploadedFaces(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public Optional<String> urlOf(UUID mediaId, UUID personId) {
        return pictures.uploadedBy(personId, mediaId).map(Picture::small);
    }
}
