package io.shuke.catalog;

import io.shuke.catalog.media.MediaFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Uploaded pictures, for other modules. */
@Component
public class Pictures {
    private final StoredMedia media;
    private final MediaFolder folder;

    Pictures(StoredMedia media, MediaFolder folder) {
        this.media = media;
        this.folder = folder;
    }

    /** Those of the pictures that exist, in one statement; they have no words yet. */
    public Map<UUID, Picture> find(Collection<UUID> mediaIds) {
        return mediaIds.isEmpty()
                ? Map.of()
                : media.find(mediaIds).stream().collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    /** A picture that this person uploaded; somebody else's is as absent as one that doesn't exist. It stays as they do. */
    public Optional<Picture> uploadedBy(UUID personId, UUID mediaId) {
        return media.holdUploadedBy(personId, List.of(mediaId)).stream().findFirst();
    }

    /** Those of the pictures that this person uploaded, in one statement. They stay until the caller's transaction ends. */
    public Map<UUID, Picture> uploadedBy(UUID personId, Collection<UUID> mediaIds) {
        return mediaIds.isEmpty()
                ? Map.of()
                : media.holdUploadedBy(personId, mediaIds).stream()
                        .collect(Collectors.toMap(Picture::id, Function.identity()));
    }

    /** The picture that has this address, such as {@link Picture#small()}; nothing where it was none of ours, or is gone. */
    public Optional<Picture> at(String address) {
        var name = address.substring(address.lastIndexOf('/') + 1);
        return name.indexOf('-') < 0 ? Optional.empty() : media.withContent(name.substring(0, name.indexOf('-')));
    }

    /** The file behind an address under {@code /media/}, such as {@link Picture#jpeg()}. */
    public Optional<Path> fileOf(String address) {
        return folder.find(address.substring(address.lastIndexOf('/') + 1));
    }
}
