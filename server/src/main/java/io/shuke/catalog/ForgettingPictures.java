package io.shuke.catalog;

import io.shuke.catalog.media.MediaFolder;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Forgets the pictures that somebody uploaded as their own; pictures of goods stay. Joins the transaction; the files go
 * once it has committed.
 */
@Component
public class ForgettingPictures {
    private final List<PicturesInUse> uses;
    private final StoredMedia media;
    private final MediaFolder folder;

    ForgettingPictures(List<PicturesInUse> uses, StoredMedia media, MediaFolder folder) {
        this.uses = uses;
        this.media = media;
        this.folder = folder;
    }

    /** Where the person's own pictures lie. */
    public List<String> addressesOf(UUID personId) {
        return media.ownOf(personId).stream().map(Picture::large).toList();
    }

    @Transactional
    public void forget(UUID personId) {
        removeAfterwards(media.removeOwnOf(personId));
    }

    /** Of these, those of the person's own that nothing shows or keeps any more; whoever is about to show one is waited for. */
    @Transactional
    public void forgetUnused(UUID personId, Collection<UUID> mediaIds) {
        var own = mediaIds.isEmpty() ? List.<Picture>of() : media.lockUploadedBy(personId, mediaIds);
        if (own.isEmpty()) {
            return;
        }
        var used =
                uses.stream().flatMap(use -> use.among(personId, own).stream()).collect(Collectors.toSet());
        var left =
                own.stream().map(Picture::id).filter(id -> !used.contains(id)).toList();
        removeAfterwards(media.removeOwn(personId, left));
    }

    private void removeAfterwards(List<String> contents) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                contents.forEach(folder::remove);
            }
        });
    }
}
