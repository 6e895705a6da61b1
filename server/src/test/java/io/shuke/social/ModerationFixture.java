package io.shuke.social;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reports, decides and appeals as phones and desks do. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class ModerationFixture {
    private static final String CASES = "/api/operator/moderation-cases";

    private final Http http;
    private final PeopleFixture people;
    private final SocialFixture social;
    private final JdbcClient jdbc;

    ModerationFixture(Http http, PeopleFixture people, SocialFixture social, JdbcClient jdbc) {
        this.http = http;
        this.people = people;
        this.social = social;
        this.jdbc = jdbc;
    }

    public Person staff() {
        return people.staff(Right.MODERATION);
    }

    public void report(Person reporter, ReportSubject subject, Object ref) {
        var answer = http.post(
                reporter.token(),
                "/api/reports",
                Map.of("subject", subject, "ref", ref.toString(), "reason", "ABUSE", "words", "Look at it"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** How many cases there are about things of this person's. */
    public int casesOf(Person author) {
        return jdbc.sql("select count(*) from social.moderation_case where author_id = :author")
                .param("author", author.id())
                .query(Integer.class)
                .single();
    }

    /** The latest about something of this person's. */
    public UUID caseOf(Person author) {
        return jdbc.sql("select id from social.moderation_case where author_id = :author order by id desc limit 1")
                .param("author", author.id())
                .query(UUID.class)
                .single();
    }

    /** As the queue has it; a hundred of those that wait are looked through. */
    public JsonNode waiting(Person staff, UUID id) {
        var next = "";
        do {
            var page = social.read(staff, CASES + "?state=OPEN&limit=50&after=" + next);
            for (var row : page.path("items")) {
                if (row.path("id").asString().equals(id.toString())) {
                    return row;
                }
            }
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        throw new AssertionError("not in the queue: " + id);
    }

    public Answer takeDown(Person staff, UUID id) {
        return http.post(
                staff.token(), CASES + "/" + id + "/takedown", Map.of("reason", "ABUSE", "words", "It insults"));
    }

    public Answer takeDownUnreported(Person staff, ReportSubject subject, UUID id) {
        return http.post(
                staff.token(),
                CASES,
                Map.of("subject", subject, "subjectId", id, "reason", "ABUSE", "words", "It insults"));
    }

    public Answer dismiss(Person staff, UUID id) {
        return http.post(staff.token(), CASES + "/" + id + "/dismissal", Map.of());
    }

    public Answer reading(Person staff, UUID id) {
        return http.post(staff.token(), CASES + "/" + id + "/reading", null);
    }

    public Answer appeal(Person author, UUID id) {
        return http.post(author.token(), "/api/my/takedowns/" + id + "/appeal", Map.of("words", "It is true"));
    }

    public Answer restore(Person staff, UUID id) {
        return http.post(
                staff.token(), CASES + "/" + id + "/restoration", Map.of("words", "You are right, and we are sorry"));
    }

    /** What the author reads of the latest. */
    public JsonNode takedown(Person author) {
        return social.read(author, "/api/my/takedowns").at("/items/0");
    }

    public int strikes(Person author) {
        return social.read(author, "/api/my/posting-standing").path("strikes").asInt();
    }
}
