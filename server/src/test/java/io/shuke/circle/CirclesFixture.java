package io.shuke.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What phones and the console send to make circles and to be in them. */
@Component
@Profile("test")
public class CirclesFixture {
    private final Http http;
    private final PeopleFixture people;
    private final SocialFixture social;

    CirclesFixture(Http http, PeopleFixture people, SocialFixture social) {
        this.http = http;
        this.people = people;
        this.social = social;
    }

    public static Map<String, Object> draft(String name, Entry entry) {
        var draft = new LinkedHashMap<String, Object>();
        draft.put("name", name);
        draft.put("words", "For people who camp.");
        draft.put("rules", "Be kind.");
        draft.put("entry", entry);
        draft.put("coverId", null);
        return draft;
    }

    public UUID asked(Person host, String name, Entry entry) {
        return SocialFixture.id(
                http.post(host.token(), "/api/circles", draft(name, entry), "Idempotency-Key", Ids.code(20)));
    }

    /** An open circle for so many members, the host among them. */
    public UUID open(Person host, Entry entry, int mostMembers) {
        var id = asked(host, "Campers", entry);
        var answer = decide(people.staff(Right.CARE), id, "opening", Map.of("mostMembers", mostMembers));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return id;
    }

    public Answer decide(Person staff, UUID id, String decision, Map<String, Object> body) {
        return http.post(
                staff.token(), "/api/operator/circles/" + id + "/" + decision, body, "Idempotency-Key", Ids.code(20));
    }

    public Answer join(Person person, UUID id) {
        return join(person, id, "Let me in");
    }

    public Answer join(Person person, UUID id, String words) {
        return http.send(person.token(), "PUT", "/api/circles/" + id + "/membership", Map.of("words", words));
    }

    public void in(Person person, UUID id) {
        var answer = join(person, id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    public Answer leave(Person person, UUID id) {
        return http.send(person.token(), "DELETE", "/api/circles/" + id + "/membership", null);
    }

    public Answer act(Person person, String method, UUID id, String what) {
        return act(person, method, id, what, null);
    }

    public Answer act(Person person, String method, UUID id, String what, @Nullable Object body) {
        return http.send(person.token(), method, "/api/circles/" + id + "/" + what, body);
    }

    public String standing(Person person, UUID id) {
        return social.read(person, "/api/circles/" + id).path("standing").asString();
    }

    public int members(Person person, UUID id) {
        return social.read(person, "/api/circles/" + id).path("members").asInt();
    }

    public UUID post(Person author, UUID id, String text) {
        var draft = SocialFixture.draft(text);
        draft.put("audienceId", id);
        return SocialFixture.id(social.write(author, draft));
    }
}
