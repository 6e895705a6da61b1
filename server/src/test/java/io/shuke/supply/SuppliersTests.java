package io.shuke.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.identity.PeopleFixture;
import io.shuke.identity.SupplierMembers;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SuppliersTests {
    private static final Map<String, Object> FACTS = Map.of(
            "contactName", "陈阿林",
            "contactPhone", "13800003001",
            "legalName", "浙江阿林农业有限公司",
            "licenceNumber", "91330106MA2XXXXX0X");

    @Autowired
    private SupplyFixture supply;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SupplierMembers members;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aSupplierIsTakenOnVerifiedAndItsLicenceLookedAtAgain() {
        var staff = people.staff(Right.CATALOGUE).token();
        var name = "Alin Farm " + Ids.code(8);
        var created = http.post(staff, "/api/operator/suppliers", Map.of("name", name, "facts", FACTS));
        assertThat(created.status()).isEqualTo(201);
        var path = "/api/operator/suppliers/" + idOf(created);
        assertThat(created.body().path("supplier").path("verified").asBoolean()).isFalse();
        var read = created.body().path("supplier").path("version").asInt();
        var seen = Map.of("verifyAgainOn", "2099-01-01", "filed", true, "version", read);
        assertThat(http.post(staff, path + "/verifications", Map.of("verifyAgainOn", "2020-01-01", "version", read))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(http.post(staff, path + "/verifications", Map.of("verifyAgainOn", "+5881580-01-01", "version", read))
                        .problem())
                .isEqualTo("invalid-request");
        var verified = http.post(staff, path + "/verifications", seen);
        assertThat(http.post(staff, path + "/verifications", seen).problem())
                .as("another licence may stand there by now")
                .isEqualTo("edited-meanwhile");
        assertThat(verified.body().path("supplier").path("verified").asBoolean())
                .isTrue();
        assertThat(verified.body().path("supplier").path("filedAt").isNull()).isFalse();
        var other = Map.of(
                "facts",
                Map.of(
                        "contactName", "陈阿林",
                        "contactPhone", "13800003001",
                        "legalName", "浙江阿林农业有限公司",
                        "licenceNumber", "91330106MA2YYYYY0Y"),
                "version",
                verified.body().path("supplier").path("version").asInt());
        var edited = http.send(staff, "PUT", path, other);
        assertThat(edited.body().path("supplier").path("verified").asBoolean()).isFalse();
        assertThat(http.send(staff, "PUT", path, other).problem()).isEqualTo("edited-meanwhile");
        assertThat(http.post(staff, "/api/operator/suppliers", Map.of("name", name, "facts", FACTS))
                        .problem())
                .isEqualTo("supplier-name-taken");
    }

    @Test
    void aMemberSignsInWithThePasswordThatIsToldOnce() {
        var supplier = supply.create();
        var phone = PeopleFixture.newPhone();
        var invited = invite(supplier.id(), phone);
        var password = invited.body().path("temporaryPassword").asString();
        assertThat(password).hasSize(14);
        var entered =
                http.post(null, "/api/sessions", Map.of("phone", phone, "password", password, "delivery", "token"));
        assertThat(entered.status()).isEqualTo(201);
        assertThat(entered.body()
                        .path("session")
                        .path("person")
                        .path("supplierId")
                        .asString())
                .isEqualTo(supplier.id().toString());
        var token = entered.body().path("token").asString();
        assertThat(http.get(token, "/api/supplier").body().path("name").asString())
                .isEqualTo(supplier.name());
        assertThat(http.get(token, "/api/operator/orders").status()).isEqualTo(403);
        assertThat(invite(supplier.id(), phone).body().path("temporaryPassword").isNull())
                .isTrue();
    }

    @Test
    void sinceWhenSomebodyIsAMemberIsNotInvented() {
        var supplier = supply.create();
        var member = supply.member(supplier);
        assertThat(since(supplier.id())).isNotNull();
        jdbc.sql("update identity.person set supplier_since = null where id = :id")
                .param("id", member.id())
                .update();

        assertThat(invite(supplier.id(), member.phone()).status()).isEqualTo(201);

        assertThat(since(supplier.id())).isNull();
    }

    private @Nullable Instant since(UUID supplierId) {
        return members.of(supplierId).getFirst().since();
    }

    @Test
    void somebodyKnownKeepsTheirOwnWayInSoThatNobodyTakesOverTheirAccount() {
        var mei = people.signUp("Mei");
        var supplier = supply.create();
        assertThat(invite(supplier.id(), mei.phone())
                        .body()
                        .path("temporaryPassword")
                        .isNull())
                .isTrue();
        assertThat(http.get(mei.token(), "/api/supplier").status()).isEqualTo(200);
    }

    @Test
    void noOneIsOfTwoSuppliersNorOfOneAndTheStaff() {
        var mei = people.signUp("Mei");
        invite(supply.create().id(), mei.phone());
        assertThat(invite(supply.create().id(), mei.phone()).problem()).isEqualTo("no-member-of-supplier");
        assertThat(invite(supply.create().id(), people.staff(Right.CARE).phone())
                        .problem())
                .isEqualTo("no-member-of-supplier");
        var granted = http.send(
                supply.staff().token(),
                "PUT",
                "/api/operator/people/" + mei.id() + "/rights",
                Map.of("rights", List.of("CARE")));
        assertThat(granted.problem()).isEqualTo("member-of-supplier");
    }

    @Test
    void aSuspendedSuppliersPeopleAreKeptOutAtOnceAndComeBackAfterwards() {
        var supplier = supply.verified();
        var member = supply.member(supplier);
        assertThat(http.get(member.token(), "/api/supplier").status()).isEqualTo(200);
        suspend(supplier.id(), Map.of("suspended", true, "reason", "The licence has run out."));
        assertThat(http.get(member.token(), "/api/supplier").status()).isEqualTo(403);
        assertThat(invite(supplier.id(), PeopleFixture.newPhone()).problem()).isEqualTo("supplier-suspended");
        suspend(supplier.id(), Map.of("suspended", false));
        assertThat(http.get(member.token(), "/api/supplier").status()).isEqualTo(200);
    }

    @Test
    void somebodyWhoIsDismissedIsSignedOut() {
        var supplier = supply.verified();
        var member = supply.member(supplier);
        var path = "/api/operator/suppliers/" + supplier.id() + "/members/" + member.id();
        assertThat(http.send(supply.staff().token(), "DELETE", path, null).status())
                .isEqualTo(204);
        assertThat(http.get(member.token(), "/api/supplier").status()).isEqualTo(401);
        assertThat(http.send(supply.staff().token(), "DELETE", path, null).status())
                .isEqualTo(404);
    }

    private Answer invite(UUID supplierId, String phone) {
        return http.post(
                supply.staff().token(),
                "/api/operator/suppliers/" + supplierId + "/members",
                Map.of("phone", phone, "nickname", "阿林"));
    }

    private void suspend(UUID supplierId, Map<String, Object> body) {
        var path = "/api/operator/suppliers/" + supplierId + "/suspension";
        assertThat(http.send(supply.staff().token(), "PUT", path, body).status())
                .isEqualTo(200);
    }

    private static UUID idOf(Answer sheet) {
        return UUID.fromString(sheet.body().path("supplier").path("id").asString());
    }
}
