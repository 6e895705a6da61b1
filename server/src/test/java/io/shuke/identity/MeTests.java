package io.shuke.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What people keep of themselves, and what staff see of them. */
@ServerTest
class MeTests {
    private static final Map<String, Object> HOME = Map.of(
            "recipient", "林晓雨",
            "phone", "138 0000 1001",
            "province", "浙江省",
            "city", "杭州市",
            "district", "西湖区",
            "street", "文三路 188 号",
            "postalCode", "310012");

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private People reading;

    @Autowired
    private GrantingRights grantingRights;

    @Autowired
    private ForgettingOldSignIns forgetting;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JsonMapper json;

    @Test
    void changesNameAndLanguageAndLeavesTheRest() {
        var mei = people.signUp("Mei");
        var changed = http.send(mei.token(), "PATCH", "/api/me", Map.of("nickname", " 若兰 ", "locale", "en"));
        assertThat(changed.body().get("nickname").asString()).isEqualTo("若兰");
        assertThat(changed.body().get("locale").asString()).isEqualTo("en");
        var again = http.send(mei.token(), "PATCH", "/api/me", Map.of());
        assertThat(again.body()).isEqualTo(changed.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "abc\u202Edef", "一二三四五六七八九十一二三四五六七八九十一"})
    void refusesNamesThatCannotBeSeenOrAreTooLong(String nickname) {
        var mei = people.signUp("Mei");
        var refused = http.send(mei.token(), "PATCH", "/api/me", Map.of("nickname", nickname));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("nickname");
        assertThat(http.get(mei.token(), "/api/me").body().get("nickname").asString())
                .isEqualTo("Mei");
    }

    @Test
    void takesNoPictureOfSomebodyElseForAFace() {
        var refused = http.send(
                people.signUp("Mei").token(),
                "PATCH",
                "/api/me",
                Map.of("avatarMediaId", "01890a5d-ac96-774b-bcce-b302099a8057"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("avatarMediaId");
    }

    @Test
    void keepsOnePreferredAddressWhateverComesAndGoes() {
        var mei = people.signUp("Mei");
        var first = add(mei, HOME).body();
        assertThat(first.get("preferred").asBoolean()).isTrue();
        assertThat(first.get("phone").asString()).isEqualTo("13800001001");
        var second = add(mei, with("preferred", true)).body();
        assertThat(preferred(mei)).containsExactly(second.get("id").asString());

        var path = "/api/me/addresses/" + first.get("id").asString();
        assertThat(http.send(mei.token(), "PUT", path, with("street", "求知路 20 号"))
                        .body()
                        .get("preferred")
                        .asBoolean())
                .isFalse();
        http.send(mei.token(), "DELETE", "/api/me/addresses/" + second.get("id").asString(), null);
        assertThat(preferred(mei)).containsExactly(first.get("id").asString());
        http.send(mei.token(), "DELETE", path, null);
        assertThat(preferred(mei)).isEmpty();
    }

    @Test
    void keepsTwentyAddressesAndOnePreferredEvenWhenThirtyComeAtOnce() {
        var mei = people.signUp("Mei");
        var statuses =
                Together.run(30, i -> () -> add(mei, with("preferred", true)).status());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(20);
        assertThat(statuses).filteredOn(status -> status == 422).hasSize(10);
        assertThat(preferred(mei)).hasSize(1);
    }

    @Test
    void showsNobodySomebodyElsesAddress() {
        var mei = people.signUp("Mei");
        var lin = people.signUp("Lin");
        var address = people.address(mei);
        var path = "/api/me/addresses/" + address.id();
        assertThat(http.send(lin.token(), "PUT", path, HOME).problem()).isEqualTo("not-found");
        assertThat(http.send(lin.token(), "DELETE", path, null).problem()).isEqualTo("not-found");
        assertThat(reading.addressOf(lin.id(), address.id())).isEmpty();
        assertThat(reading.addressOf(mei.id(), address.id())).contains(address);
    }

    @ParameterizedTest
    @CsvSource({"phone, 12345", "recipient, ''", "street, ''", "postalCode, abc", "city, ' '"})
    void refusesAddressesThatCannotBeDelivered(String field, String value) {
        var refused = add(people.signUp("Mei"), with(field, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void grantsNothingThatNobodyAgreedTo() {
        var mei = people.signUp("Mei");
        var consents = http.get(mei.token(), "/api/me/consents").body().get("items");
        assertThat(consents.size()).isEqualTo(ConsentKind.values().length);
        for (var consent : consents) {
            assertThat(consent.get("granted").asBoolean()).isFalse();
            assertThat(consent.get("at").isNull()).isTrue();
        }
    }

    @Test
    void countsTheNewestDecision() {
        var mei = people.signUp("Mei");
        decide(mei, "SHOW_PURCHASES", true);
        assertThat(reading.granting(ConsentKind.SHOW_PURCHASES, List.of(mei.id())))
                .containsExactly(mei.id());
        decide(mei, "SHOW_PURCHASES", false);
        assertThat(reading.granting(ConsentKind.SHOW_PURCHASES, List.of(mei.id())))
                .isEmpty();
        assertThat(http.send(mei.token(), "PUT", "/api/me/consents/EVERYTHING", Map.of("granted", true))
                        .status())
                .isEqualTo(404);
        assertThat(http.send(mei.token(), "PUT", "/api/me/consents/TERMS", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void showsStaffPeopleWithMaskedNumbers() {
        var mei = people.signUp("Ruolan 若兰");
        var care = people.staff(Right.CARE);
        for (var sought : List.of(mei.phone(), "%2B86" + mei.phone())) {
            var found = http.get(care.token(), "/api/operator/people?q=" + sought);
            assertThat(found.body().get("items").size()).isEqualTo(1);
            assertThat(found.body().get("items").get(0).get("phoneMasked").asString())
                    .contains("****");
            assertThat(found.text()).doesNotContain(mei.phone());
        }
        var page = http.get(care.token(), "/api/operator/people?limit=1").body();
        var next = http.get(
                        care.token(),
                        "/api/operator/people?limit=1&after=" + page.get("next").asString())
                .body();
        assertThat(next.get("items").get(0).get("id"))
                .isNotEqualTo(page.get("items").get(0).get("id"));
        assertThat(http.get(care.token(), "/api/operator/people?after=nonsense").problem())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void writesDownWhoGaveWhichRights() {
        var mei = people.signUp("Mei");
        var owner = people.staff(Right.OWNER);
        grantingRights.grant(owner.id(), mei.id(), Set.of(Right.CARE));
        grantingRights.grant(owner.id(), mei.id(), Set.of());
        var acts = http.get(owner.token(), "/api/operator/audit?subject=person:" + mei.id())
                .body()
                .get("items");
        assertThat(acts.size()).isEqualTo(2);
        assertThat(acts.get(0).get("before").toString()).isEqualTo("{\"rights\":[\"CARE\"]}");
        assertThat(acts.get(0).get("after").toString()).isEqualTo("{\"rights\":[]}");
        assertThat(acts.get(0).get("actorName").asString()).isEqualTo("Staff");
        assertThat(acts.get(0).get("act").asString()).isEqualTo("person.grant-rights");
    }

    @Test
    void forgetsOnlyWhatHasHadItsTime() {
        var mei = people.signUp("Mei");
        forgetting.forget();
        assertThat(http.get(mei.token(), "/api/me").status()).isEqualTo(200);
    }

    @Test
    void handsMessagesToTheOperatorsGateway() throws IOException {
        var heard = new ArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization"));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(heard.size() == 2 ? 202 : 500, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = URI.create("http://localhost:" + server.getAddress().getPort() + "/send");
            var gateway = new HttpSmsGateway(url, "secret", json);
            var message = new SmsMessage(new Phone("+8613800001001"), "Your code is 123456", "123456", clock.unmoved());
            gateway.send(message);
            assertThat(heard.getFirst()).isEqualTo("Bearer secret");
            assertThat(json.readTree(heard.get(1)))
                    .isEqualTo(json.readTree(
                            "{\"to\":\"+8613800001001\",\"text\":\"Your code is 123456\",\"code\":\"123456\"}"));
            Assertions.assertThatThrownBy(() -> gateway.send(message)).hasMessage("the gateway answered 500");
        } finally {
            server.stop(0);
        }
    }

    private Http.Answer add(Person person, Map<String, Object> address) {
        return http.post(person.token(), "/api/me/addresses", address);
    }

    private List<String> preferred(Person person) {
        return http.get(person.token(), "/api/me/addresses")
                .body()
                .get("items")
                .valueStream()
                .filter(address -> address.get("preferred").asBoolean())
                .map(address -> address.get("id").asString())
                .toList();
    }

    private void decide(Person person, String kind, boolean granted) {
        assertThat(http.send(person.token(), "PUT", "/api/me/consents/" + kind, Map.of("granted", granted))
                        .status())
                .isEqualTo(204);
    }

    private static Map<String, Object> with(String field, Object value) {
        var address = new HashMap<>(HOME);
        address.put(field, value);
        return address;
    }
}
