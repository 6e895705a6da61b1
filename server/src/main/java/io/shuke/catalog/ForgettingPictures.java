package io.shuke.catalog;

import io.shuke.catalog.media.MediaFolder;
import java.util.List;
import java.util.UUID;
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
    private final StoredMedia media;
    private final MediaFolder folder;

    ForgettingPictures(StoredMedia media, MediaFolder folder) {
        this.media = media;
        this.folder = folder;
    }

    /** Where the person's own pictures lie. */
    public List<String> addressesOf(UUID personId) {
        return media.ownOf(personId).stream().map(Picture::large).toList();
    }

    @Transactional
    public void forget(UUID personId) {
        var contents = media.removeOwnOf(personId);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                contents.forEach(folder::remove);
            }
        });
    }
}
