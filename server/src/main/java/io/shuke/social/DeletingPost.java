package io.shuke.social;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a post back for good, with its history, comments and likes. Links that went out with its goods still lead to
 * them, and what was earned through them stays.
 */
@Component
public class DeletingPost {
    private final Presence presence;
    private final StoredPosts posts;
    private final StoredProfiles profiles;

    DeletingPost(Presence presence, StoredPosts posts, StoredProfiles profiles) {
        this.presence = presence;
        this.posts = posts;
        this.profiles = profiles;
    }

    /** False where there is no such post of this author's. */
    @Transactional
    public boolean delete(UUID authorId, UUID postId) {
        presence.hold(authorId);
        var post = posts.lock(authorId, postId).orElse(null);
        if (post == null) {
            return false;
        }
        posts.delete(postId);
        if (post.state() == PostView.State.PUBLISHED && post.audienceId() == null) {
            profiles.countPosts(authorId, -1);
        }
        return true;
    }
}
