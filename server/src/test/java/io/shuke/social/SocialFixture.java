package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Form;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What phones send to read and write people's posts. It is part of every {@code @ServerTest}'s context: inject it. */
@Component
@Profile("test")
public class SocialFixture {
    private final Http http;

    SocialFixture(Http http) {
        this.http = http;
    }

    /** The code of the person's page. */
    public String code(Person person) {
        return http.get(person.token(), "/api/my/profile")
                .body()
                .at("/page/person/code")
                .asString();
    }

    public Answer act(Person person, String method, String code, String what) {
        return http.send(person.token(), method, "/api/people/" + code + "/" + what, null);
    }

    /** Everything, or a page of it after a cursor. */
    public JsonNode read(@Nullable Person person, String path) {
        var answer = http.get(person == null ? null : person.token(), path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    public List<String> texts(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.has("post") ? item.path("post") : item)
                .map(post -> post.path("text").asString())
                .toList();
    }

    /** All pages of a list, in the order read. */
    public List<String> allTexts(@Nullable Person person, String path, int limit) {
        var all = new ArrayList<String>();
        var next = "";
        do {
            var page = read(person, path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&after=" + next);
            all.addAll(texts(page));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        return all;
    }

    public static Map<String, Object> draft(String text) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("text", text);
        draft.put("mediaIds", List.of());
        draft.put("tags", List.of());
        draft.put("mentions", List.of());
        draft.put("tellsBought", false);
        draft.put("publish", true);
        return draft;
    }

    public Answer write(Person person, Map<String, Object> draft) {
        return http.post(person.token(), "/api/posts", draft, "Idempotency-Key", Ids.code(20));
    }

    public UUID post(Person person, String text) {
        return id(write(person, draft(text)));
    }

    /** A post with one picture that has these goods on it. */
    public UUID post(Person person, String text, UUID productId) {
        return id(write(person, tagged(person, text, productId)));
    }

    public Map<String, Object> tagged(Person person, String text, UUID productId) {
        var draft = draft(text);
        draft.put("mediaIds", List.of(picture(person)));
        draft.put("tags", List.of(Map.of("productId", productId, "picture", 0, "x", 420, "y", 610)));
        return draft;
    }

    public UUID picture(Person person) {
        return id(http.send(Form.post(http, person.token(), "/api/my/media", "jar.png", png())));
    }

    public Answer comment(Person person, UUID postId, String text, @Nullable UUID parentId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("text", text);
        body.put("parentId", parentId);
        return http.post(person.token(), "/api/posts/" + postId + "/comments", body, "Idempotency-Key", Ids.code(20));
    }

    public static UUID id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return UUID.fromString(answer.body().path("id").asString());
    }

    /** No two are alike, so that they share no file. */
    private static byte[] png() {
        var image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(UUID.randomUUID().hashCode()));
        brush.fillRect(0, 0, 60, 60);
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
