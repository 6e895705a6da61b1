package io.shuke.social;

import io.shuke.catalog.ForgettingPictures;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a post back for good, with its history, comments and likes, and with its pictures, unless its author
 * shows them elsewhere or a case is about them. Links that went out with its goods still lead to
 * them, and what was earned through them stays.
 */
@Component
public class DeletingPost {
    private final Presence presence;
    private final StoredPosts posts;
    private final StoredProfiles profiles;
    private final PicturesOfPosts pictures;
    private final ForgettingPictures forgetting;

    DeletingPost(
            Presence presence,
            StoredPosts posts,
            StoredProfiles profiles,
            PicturesOfPosts pictures,
            ForgettingPictures forgetting) {
        this.presence = presence;
        this.posts = posts;
        this.profiles = profiles;
        this.pictures = pictures;
        this.forgetting = forgetting;
    }

    /** False where there is no such post of this author's. */
    @Transactional
    public boolean delete(UUID authorId, UUID postId) {
        presence.hold(authorId);
        var post = posts.lock(authorId, postId).orElse(null);
        if (post == null) {
            return false;
        }
        var shown = pictures.of(postId);
        posts.delete(postId);
        forgetting.forgetUnused(authorId, shown);
        if (post.state() == PostView.State.PUBLISHED && post.audienceId() == null) {
            profiles.countPosts(authorId, -1);
        }
        return true;
    }
}
