package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.AuditTrail;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lin writes to Mei what Mei reports. */
@ServerTest
class ReportedMessagesTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private AuditTrail trail;

    private Person lin;
    private Person mei;
    private Person one;
    private String talk;

    @BeforeEach
    void linWritesToMei() {
        lin = people.signUp("Lin");
        mei = people.signUp("Mei");
        one = moderation.staff();
        social.act(mei, "PUT", social.code(lin), "follow");
        talk = http.send(lin.token(), "PUT", "/api/people/" + social.code(mei) + "/conversation", null)
                .body()
                .path("id")
                .asString();
        say(lin, "first");
        say(lin, "before");
        say(lin, "insult");
        say(mei, "after");
        say(mei, "last");
    }

    @Test
    void keepsItsPlaceAndShowsNothingUntilItIsRestored() {
        var was = said(mei).toString();
        moderation.report(mei, ReportSubject.MESSAGE, talk + ":3");
        var found = moderation.caseOf(lin);
        assertThat(moderation.takeDown(one, found).status()).isEqualTo(200);
        for (var reader : List.of(mei, lin)) {
            var place = said(reader).path(2);
            assertThat(place.path("seq").asInt()).isEqualTo(3);
            assertThat(place.path("kind").asString()).isEqualTo("TAKEN_DOWN");
            assertThat(place.path("text").isNull()).isTrue();
            assertThat(said(reader).size()).isEqualTo(5);
        }
        assertThat(moderation.takedown(lin).path("text").asString()).isEqualTo("insult");
        assertThat(moderation.strikes(lin)).isEqualTo(1);
        moderation.appeal(lin, found);
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(said(mei)).hasToString(was);
        assertThat(moderation.strikes(lin)).isZero();
    }

    @Test
    void takenDownAsTheLastOneItIsNotReadInTheListEither() {
        say(lin, "insult again");
        moderation.report(mei, ReportSubject.MESSAGE, talk + ":6");
        moderation.takeDown(one, moderation.caseOf(lin));
        var last = social.read(mei, "/api/my/conversations").at("/items/0/last");
        assertThat(last.path("kind").asString()).isEqualTo("TAKEN_DOWN");
        assertThat(last.path("text").isNull()).isTrue();
    }

    /** The same picture, said twice. */
    @Test
    void takenDownItShowsNoPictureThatAnotherShows() {
        var picture = social.picture(lin);
        show(lin, picture);
        show(lin, picture);
        moderation.report(mei, ReportSubject.MESSAGE, talk + ":6");
        moderation.takeDown(one, moderation.caseOf(lin));
        var place = said(mei).path(5);
        assertThat(place.path("kind").asString()).isEqualTo("TAKEN_DOWN");
        assertThat(place.path("picture").isNull()).isTrue();
        assertThat(said(mei).path(6).path("picture").isNull()).isFalse();
    }

    @Test
    void staffReadItWithItsNeighboursInItsCaseAloneAndEachTimeIsAudited() {
        moderation.report(mei, ReportSubject.MESSAGE, talk + ":3");
        var found = moderation.caseOf(lin);
        var row = moderation.waiting(one, found);
        assertThat(row.path("text").asString()).isEmpty();
        assertThat(row.path("textNow").isNull()).isTrue();
        assertThat(row.path("gone").asBoolean()).isFalse();
        assertThat(acts(found)).isZero();

        var read = moderation.reading(one, found).body().path("items");
        assertThat(read.findValuesAsString("text")).containsExactly("before", "insult", "after");
        assertThat(read.at("/1/reported").asBoolean()).isTrue();
        assertThat(read.at("/2/speaker/nickname").asString()).isEqualTo("Mei");
        moderation.reading(one, found);
        assertThat(acts(found)).isEqualTo(2);

        moderation.takeDown(one, found);
        assertThat(moderation.reading(one, found).problem()).isEqualTo("case-not-in-state");
        assertThat(trail.page("moderation-case:" + found, null, 10).items().toString())
                .doesNotContain("insult ")
                .doesNotContain("before,");
    }

    @Test
    void isReportedByTheOtherOfTheTwoAlone() {
        var wei = people.signUp("Wei");
        moderation.report(wei, ReportSubject.MESSAGE, talk + ":3");
        moderation.report(lin, ReportSubject.MESSAGE, talk + ":3");
        moderation.report(mei, ReportSubject.MESSAGE, talk + ":9");
        moderation.report(mei, ReportSubject.MESSAGE, talk);
        moderation.report(mei, ReportSubject.MESSAGE, "nothing:1");
        assertThat(moderation.casesOf(lin)).isZero();
        assertThat(moderation
                        .takeDownUnreported(one, ReportSubject.MESSAGE, UUID.fromString(talk))
                        .status())
                .isEqualTo(404);
    }

    @RepeatedTest(3)
    void reportedByTheSamePersonAtOnceItIsOneCase() {
        Together.run(6, i -> () -> {
            moderation.report(mei, ReportSubject.MESSAGE, talk + ":3");
            return true;
        });
        assertThat(moderation.casesOf(lin)).isEqualTo(1);
        assertThat(moderation
                        .waiting(one, moderation.caseOf(lin))
                        .path("reports")
                        .asInt())
                .isEqualTo(1);
    }

    private int acts(UUID found) {
        return trail.page("moderation-case:" + found, null, 10).items().size();
    }

    private void say(Person writer, String text) {
        send(writer, Map.of("kind", "TEXT", "text", text));
    }

    private void show(Person writer, UUID picture) {
        send(writer, Map.of("kind", "PICTURE", "subjectId", picture));
    }

    private void send(Person writer, Map<String, Object> draft) {
        var answer = http.send(
                writer.token(), "PUT", "/api/conversations/" + talk + "/messages/" + UUID.randomUUID(), draft);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The oldest first. */
    private JsonNode said(Person reader) {
        var items =
                social.read(reader, "/api/conversations/" + talk + "/messages").path("items");
        var turned = JsonNodeFactory.instance.arrayNode();
        for (int i = items.size() - 1; i >= 0; i--) {
            turned.add(items.get(i));
        }
        return turned;
    }
}
