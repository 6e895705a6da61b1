package io.shuke.expert;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.support.Form;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Applies and decides as phones and desks do. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class ExpertsFixture {
    public static final String WORDS = "Twelve years a taster of tea, and in Wuyi every spring.";

    private static final String STAFFS = "/api/operator/expert-applications";

    private final Http http;
    private final PeopleFixture people;

    ExpertsFixture(Http http, PeopleFixture people) {
        this.http = http;
        this.people = people;
    }

    public Person staff() {
        return people.staff(Right.MODERATION);
    }

    public static Map<String, Object> draft(
            String field, String words, @Nullable String certificate, UUID... pictures) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("field", field);
        draft.put("words", words);
        draft.put("certificate", certificate);
        draft.put("evidenceIds", List.of(pictures));
        return draft;
    }

    public Answer apply(Person person, Map<String, Object> draft) {
        return http.post(person.token(), "/api/my/expert-applications", draft, "Idempotency-Key", Ids.code(20));
    }

    public Answer apply(Person person, String field, UUID... pictures) {
        return apply(person, draft(field, WORDS, pictures.length == 0 ? "T 2014-0872" : null, pictures));
    }

    public UUID applied(Person person, String field, UUID... pictures) {
        return SocialFixture.id(apply(person, field, pictures));
    }

    public UUID verified(Person person, String field) {
        var id = applied(person, field);
        assertThat(decide(staff(), id, "approval", 1).status()).isEqualTo(200);
        return id;
    }

    public Answer sendPicture(Person person, byte[] content) {
        return http.send(Form.post(http, person.token(), "/api/my/expert-evidence", "proof.png", content));
    }

    public UUID picture(Person person) {
        return SocialFixture.id(sendPicture(person, png()));
    }

    public Answer withdraw(Person person, UUID id, int version) {
        return http.send(person.token(), "DELETE", "/api/my/expert-applications/" + id + "?version=" + version, null);
    }

    /** {@code approval}, {@code refusal} or {@code revocation}, as it was seen in this version. */
    public Answer decide(Person staff, UUID id, String what, int version) {
        Map<String, Object> body = what.equals("approval")
                ? Map.of("version", version)
                : Map.of("version", version, "reason", "The number can't be read");
        return http.post(staff.token(), STAFFS + "/" + id + "/" + what, body);
    }

    public Answer reading(Person staff, UUID id) {
        return http.post(staff.token(), STAFFS + "/" + id + "/reading", null);
    }

    /** As the queue of this state has it; absent where the first hundred don't. */
    public JsonNode listed(Person staff, ExpertState state, UUID id) {
        var next = "";
        do {
            var page = http.get(staff.token(), STAFFS + "?state=" + state + "&limit=50&after=" + next)
                    .body();
            for (var row : page.path("items")) {
                if (row.path("id").asString().equals(id.toString())) {
                    return row;
                }
            }
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        throw new AssertionError("not in the queue: " + id);
    }

    /** What the person sees of their latest application for this field. */
    public JsonNode own(Person person, String field) {
        return http.get(person.token(), "/api/my/expertise")
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("field").asString().equals(field))
                .findFirst()
                .orElseThrow();
    }

    /** What is read beside a name. */
    public static List<String> fieldsOf(JsonNode person) {
        return person.path("expertIn").valueStream().map(JsonNode::asString).toList();
    }

    static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
