package io.shuke.expert;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Staff add pets to the list, call them something else, move them and retire them. */
@ServerTest
class KeepingExpertFieldsTests {
    private static final String FIELDS = "/api/operator/expert-fields";
    private static final int CROWD = 8;

    @Autowired
    private ExpertsFixture experts;

    @Autowired
    private SocialFixture social;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Http http;

    private Person staff;
    private String run;

    @BeforeEach
    void thereAreStaff() {
        staff = experts.staff();
        run = Ids.code(5);
    }

    /** The list is everybody's, and has room for forty. */
    @AfterEach
    void leaveTheListAsItWas() {
        jdbc.sql(
                        "delete from expert.application where field not in (select code from expert.field where position <= 8)")
                .update();
        jdbc.sql("delete from expert.field where position > 8").update();
    }

    @Test
    void whatIsAddedStandsLastAndCanBeAppliedFor() {
        var before = codes();
        var pets = added("宠物" + run, "Pets " + run);
        assertThat(codes())
                .startsWith(before.toArray(String[]::new))
                .endsWith(pets)
                .hasSize(before.size() + 1);
        var lin = people.signUp("Lin");
        experts.verified(lin, pets);
        assertThat(beside(lin)).containsExactly(pets);
        assertThat(one(pets).path("name").asString()).isEqualTo("宠物" + run);
        assertThat(audited(pets)).containsExactly("expert-field.add");
    }

    @Test
    void whoIsVerifiedKeepsWhatIsRetiredAndNobodyElseAppliesForItUntilItIsOfferedAgain() {
        var pets = added("宠物" + run, "Pets " + run);
        var lin = people.signUp("Lin");
        var verified = experts.verified(lin, pets);
        var mei = people.signUp("Mei");
        var waiting = experts.applied(mei, pets);
        assertThat(retire(pets, 1, true).status()).isEqualTo(200);

        assertThat(beside(lin)).containsExactly(pets);
        var rui = people.signUp("Rui");
        assertThat(experts.apply(rui, pets).problem()).isEqualTo("expert-field-not-offered");
        assertThat(experts.apply(rui, "NOSUCH").problem()).isEqualTo("expert-field-not-offered");
        assertThat(social.read(rui, "/api/my/expertise").path("items").isEmpty())
                .isTrue();
        assertThat(experts.decide(staff, waiting, "approval", 1).status()).isEqualTo(200);
        assertThat(experts.decide(staff, verified, "revocation", 2).status()).isEqualTo(200);
        assertThat(beside(lin)).isEmpty();
        assertThat(experts.apply(lin, pets).problem()).isEqualTo("expert-field-not-offered");

        assertThat(retire(pets, 1, false).problem()).isEqualTo("edited-meanwhile");
        assertThat(retire(pets, 2, false).status()).isEqualTo(200);
        assertThat(experts.apply(rui, pets).status()).isEqualTo(201);
        assertThat(audited(pets))
                .containsExactly("expert-field.add", "expert-field.retire", "expert-field.offer-again");
    }

    @Test
    void ofManyWhoChangeAFieldAtOnceOneDoesAndTheOthersAreTold() {
        var pets = added("宠物" + run, "Pets " + run);
        var answers = Together.run(
                CROWD,
                i -> () -> i % 2 == 0 ? rename(pets, 1, i + "宠" + run, i + " pets " + run) : retire(pets, 1, true));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::problem))
                .containsOnly("edited-meanwhile");
        assertThat(one(pets).path("version").asInt()).isEqualTo(2);
        assertThat(audited(pets)).hasSize(2);
    }

    @Test
    void aNameIsOneFieldsHoweverManyAddItAtOnce() {
        var answers = Together.run(CROWD, i -> () -> add("宠物" + run, "Pets " + run + i));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::problem))
                .containsOnly("expert-field-name-taken");
        var birds = added("鸟" + run, "Birds " + run);
        assertThat(rename(birds, 1, "鸟" + run, "TEA").problem()).isEqualTo("expert-field-name-taken");
        assertThat(rename(birds, 1, "鸟" + run, "BIRDS " + run).status()).isEqualTo(200);
    }

    @Test
    void theOrderIsAsTheLastWhoSawTheListWantsItAndOfTwoAtOnceOneIsTold() {
        var cats = added("猫" + run, "Cats " + run);
        var dogs = added("狗" + run, "Dogs " + run);
        var seen = places();
        var swapped = new ArrayList<>(seen);
        swapped.add(swapped.size() - 2, swapped.removeLast());
        var answers = Together.run(4, i -> () -> arrange(swapped));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Answer::problem))
                .containsOnly("edited-meanwhile");
        assertThat(codes()).endsWith(dogs, cats);
        assertThat(arrange(places().subList(1, seen.size())).problem()).isEqualTo("edited-meanwhile");
        var twice = new ArrayList<>(places());
        twice.set(0, twice.get(1));
        assertThat(arrange(twice).problem()).isEqualTo("edited-meanwhile");
        assertThat(codes()).endsWith(dogs, cats);
    }

    @Test
    void whatCannotBeANameIsRefused() {
        for (var name : List.of(" ", "x".repeat(13), "evil.com", "a\nb", "turned \u202E")) {
            assertThat(add(name, "Pets " + run).problem()).as(name).isEqualTo("invalid-request");
        }
        assertThat(add("宠物" + run, "x".repeat(31)).problem()).isEqualTo("invalid-request");
        assertThat(http.post(people.staff(Right.CARE).token(), FIELDS, Map.of("name", "宠物", "nameEn", "Pets"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void thereIsRoomForFortyAndEightStandBesideAName() {
        var lin = people.signUp("Lin");
        for (var code : codes()) {
            experts.verified(lin, code);
        }
        var pets = added("宠物" + run, "Pets " + run);
        assertThat(experts.apply(lin, pets).problem()).isEqualTo("expert-fields-enough");
        for (int i = codes().size(); i < KeepingExpertFields.MOST_FIELDS; i++) {
            added(i + "号" + run, "No " + i + " " + run);
        }
        assertThat(add("多" + run, "One more " + run).problem()).isEqualTo("expert-field-list-full");
    }

    private Answer add(String name, String nameEn) {
        return http.post(staff.token(), FIELDS, Map.of("name", name, "nameEn", nameEn));
    }

    /** Its code. */
    private String added(String name, String nameEn) {
        var answer = add(name, nameEn);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return codes().getLast();
    }

    private Answer rename(String code, int version, String name, String nameEn) {
        return http.send(
                staff.token(), "PUT", FIELDS + "/" + code, Map.of("version", version, "name", name, "nameEn", nameEn));
    }

    private Answer retire(String code, int version, boolean retired) {
        return http.send(
                staff.token(),
                "PUT",
                FIELDS + "/" + code + "/retirement",
                Map.of("version", version, "retired", retired));
    }

    private Answer arrange(List<Map<String, Object>> places) {
        return http.send(staff.token(), "PUT", "/api/operator/expert-field-order", Map.of("fields", places));
    }

    private List<JsonNode> all() {
        return http.get(null, "/api/expert-fields")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> codes() {
        return all().stream().map(field -> field.path("code").asString()).toList();
    }

    private List<Map<String, Object>> places() {
        return all().stream()
                .map(field -> Map.<String, Object>of(
                        "code", field.path("code").asString(),
                        "version", field.path("version").asInt()))
                .toList();
    }

    private JsonNode one(String code) {
        return all().stream()
                .filter(field -> field.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> beside(Person person) {
        return ExpertsFixture.fieldsOf(
                social.read(null, "/api/people/" + social.code(person)).path("person"));
    }

    private List<String> audited(String code) {
        return jdbc.sql("select act from shared.audit where subject = :subject order by number")
                .param("subject", "expert-field:" + code)
                .query(String.class)
                .list();
    }
}
