package io.shuke.social;

import io.shuke.catalog.Picture;
import io.shuke.catalog.PicturesInUse;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pictures of posts, drafts and what they were before, and those of cases: what was decided about stays there, and a face
 * that was taken from somebody can come back.
 */
@Repository
class PicturesOfPosts implements PicturesInUse {
    private final JdbcClient jdbc;

    PicturesOfPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a post and of what it was before it was edited. */
    Set<UUID> of(UUID postId) {
        return jdbc.sql("""
                select (e ->> 'id')::uuid
                from (select pictures from social.post where id = :post
                      union all select pictures from social.post_version where post_id = :post) p
                cross join jsonb_array_elements(p.pictures) e
                """).param("post", postId).query(UUID.class).set();
    }

    @Override
    public Set<UUID> among(UUID personId, Collection<Picture> pictures) {
        return jdbc.sql("""
                select w.id from unnest(:ids, :addresses) as w (id, address)
                where w.id in (select (e ->> 'id')::uuid from social.post p
                               cross join jsonb_array_elements(p.pictures) e where p.author_id = :person)
                    or w.id in (select (e ->> 'id')::uuid from social.post p
                                join social.post_version v on v.post_id = p.id
                                cross join jsonb_array_elements(v.pictures) e where p.author_id = :person)
                    or w.address in (select e ->> 'small' from social.moderation_case c
                                     cross join jsonb_array_elements(c.pictures) e where c.author_id = :person)
                    or w.address in (select c.hidden_avatar_url from social.moderation_case c
                                     where c.author_id = :person and c.hidden_avatar_url is not null)
                """)
                .param("person", personId)
                .param("ids", pictures.stream().map(Picture::id).toArray(UUID[]::new))
                .param("addresses", pictures.stream().map(Picture::small).toArray(String[]::new))
                .query(UUID.class)
                .set();
    }
}
