package io.shuke.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class BindingTests {
    @Autowired
    private Bindings bindings;

    @Autowired
    private Binding binding;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void bindsWhoSignsUpToTheFirstWhoseLinkTheyOpened() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        sharing.open(sharing.market(qiao), visitor);
        var mei = people.signUp("Mei", visitor);
        assertThat(bindings.of(mei.id())).hasValueSatisfying(bound -> {
            assertThat(bound.partnerId()).isEqualTo(lin.id());
            assertThat(bound.decidedBy()).isEqualTo(Bindings.DecidedBy.SIGN_UP);
        });
        var mine = http.get(mei.token(), "/api/my/binding").body();
        assertThat(mine.path("partnerName").asString()).isEqualTo("Lin");
        assertThat(mine.path("history").get(0).path("by").asString()).isEqualTo("SIGN_UP");
    }

    @Test
    void bindsNobodyWhoCameByThemselvesOrSignsInAgain() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        var mei = people.signUp("Mei", visitor);
        sharing.open(sharing.market(lin), visitor);
        people.signIn(mei, visitor);
        assertThat(bindings.of(mei.id())).isEmpty();
        var mine = http.get(mei.token(), "/api/my/binding").body();
        assertThat(mine.path("partnerName").isNull()).isTrue();
        assertThat(mine.path("history").size()).isZero();
    }

    @Test
    void leavesWhatABrowserTouchedBeforeToWhoUsedItThen() {
        var lin = people.partner("Lin");
        var family = SharingFixture.visitor();
        sharing.open(sharing.market(lin), family);
        people.signUp("Mei", family);
        var wei = people.signUp("Wei", family);
        assertThat(bindings.of(wei.id())).isEmpty();
    }

    @Test
    void bindsToOneOfTwoWhenBothCountAtOnce() {
        var mei = people.signUp("Mei");
        var partners = java.util.List.of(people.partner("Lin"), people.partner("Qiao"));
        var owners = Together.run(
                20,
                i -> () -> java.util.Objects.requireNonNull(binding.bind(
                                mei.id(),
                                new StoredEvidence.FirstTouch(
                                        io.shuke.shared.Ids.next(),
                                        partners.get(i % 2).id()),
                                Bindings.DecidedBy.FIRST_PURCHASE,
                                java.time.Instant.EPOCH))
                        .partnerId());
        assertThat(owners.stream().distinct()).hasSize(1);
        assertThat(bindings.historyOf(mei.id())).hasSize(1);
    }

    @Test
    void changesOnlyByStaffWithAReasonThatAllThreeSee() {
        var lin = people.partner("Lin");
        var qiao = people.partner("Qiao");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        var care = people.staff(Right.CARE);
        var answer = change(care, mei.id(), Map.of("partnerId", qiao.id(), "reason", "Mei asked for it in writing"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("partnerName").asString()).isEqualTo("Qiao");
        var mine = http.get(mei.token(), "/api/my/binding").body();
        assertThat(mine.path("partnerName").asString()).isEqualTo("Qiao");
        assertThat(mine.path("history").size()).isEqualTo(2);
        assertThat(mine.path("history").get(1).path("reason").asString()).isEqualTo("Mei asked for it in writing");
        assertThat(changesOf(lin)).contains("\"gained\":false").contains("Mei asked for it in writing");
        assertThat(changesOf(qiao)).contains("\"gained\":true").contains("Mei asked for it in writing");
        assertThat(jdbc.sql("select count(*) from shared.audit where subject = :subject and act = 'binding.change'")
                        .param("subject", "person:" + mei.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesAChangeWithoutAReasonOrToOneself() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        var care = people.staff(Right.CARE);
        assertThat(change(care, mei.id(), Map.of("reason", "  ")).status()).isEqualTo(400);
        assertThat(change(care, mei.id(), Map.of("partnerId", mei.id(), "reason", "so she wishes"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(change(care, UUID.randomUUID(), Map.of("reason", "so they wish"))
                        .problem())
                .isEqualTo("not-found");
        assertThat(bindings.historyOf(mei.id())).hasSize(1);
    }

    @Test
    void keepsACustomerFreeOnceStaffDecidedSo() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        var answer = change(people.staff(Right.CARE), mei.id(), Map.of("reason", "Mei asked for it in writing"));
        assertThat(answer.body().path("partnerId").isNull()).isTrue();
        assertThat(binding.bind(
                        mei.id(),
                        new StoredEvidence.FirstTouch(io.shuke.shared.Ids.next(), lin.id()),
                        Bindings.DecidedBy.FIRST_PURCHASE,
                        java.time.Instant.EPOCH))
                .isNull();
        assertThat(bindings.of(mei.id()).orElseThrow().partnerId()).isNull();
    }

    private Http.Answer change(Person staff, UUID customer, Map<String, Object> body) {
        return http.post(staff.token(), "/api/operator/bindings/" + customer + "/changes", body);
    }

    private String changesOf(Person partner) {
        return http.get(partner.token(), "/api/my/customer-changes").text();
    }
}
