package io.shuke.social;

import io.shuke.catalog.Picture;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a post says, once it was checked: whom it mentions stands with the name that its text has. */
record PostContent(
        String text,
        List<Picture> pictures,
        List<String> topics,
        List<PostDraft.Tag> tags,
        Map<UUID, String> mentions,
        boolean tellsBought) {}
