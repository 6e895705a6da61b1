package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.KeepingAddresses;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.identity.Phone;
import io.shuke.shared.Right;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SettingFreightTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private KeepingAddresses addresses;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isWhatTheCheckoutAsksForFromThenOn() {
        var staff = people.staff(Right.CATALOGUE);
        var buyer = people.signUp("Buyer");
        var sku = goods.product("Honey", 50_00, 10).sku();
        var address = addressIn(buyer, "海角省");
        assertThat(quotedFreight(buyer, sku, address)).isEqualTo(8_00);

        var set = put(staff, "海角", draft(0, true, 12_00, null));
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body().get("revision").asInt()).isEqualTo(1);
        assertThat(quotedFreight(buyer, sku, address)).isEqualTo(12_00);

        put(staff, "海角", draft(1, true, 12_00, 40_00L));
        assertThat(quotedFreight(buyer, sku, address)).isZero();

        put(staff, "海角", draft(2, false, 0, null));
        assertThat(quote(buyer, sku, address).problem()).isEqualTo("not-deliverable");

        var removed = http.send(staff.token(), "DELETE", path("海角") + "?revision=3", null);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(quotedFreight(buyer, sku, address)).isEqualTo(8_00);

        assertThat(jdbc.sql("select act from shared.audit where subject = 'freight-zone:海角' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("freight-zone.set", "freight-zone.set", "freight-zone.set", "freight-zone.remove");
    }

    @Test
    void letsOneOfManyWhoEditAtOnceThrough() {
        var staff = people.staff(Right.CATALOGUE);
        for (int revision = 0; revision < 2; revision++) {
            var at = revision;
            var answers = Together.run(
                    8,
                    i -> () ->
                            put(staff, "同时", draft(at, true, 10_00 + i, null)).status());
            assertThat(answers).containsOnlyOnce(200).contains(409);
        }
        assertThat(jdbc.sql("select revision from ordering.freight_zones where region = '同时'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void keepsTheCommonZone() {
        var staff = people.staff(Right.CATALOGUE);
        var refused = http.send(staff.token(), "DELETE", path("common") + "?revision=1", null);
        assertThat(refused.problem()).isEqualTo("common-zone-stays");
        var first = http.get(staff.token(), "/api/operator/freight-zones")
                .body()
                .get("items")
                .get(0);
        assertThat(first.get("region").asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "firstGrams, 0",
        "furtherGrams, 0",
        "firstMinor, -1",
        "furtherMinor, 10000001",
        "freeFromMinor, -1",
        "deliverable, "
    })
    void refusesFeesThatMakeNoSense(String field, @Nullable Integer value) {
        var staff = people.staff(Right.CATALOGUE);
        var draft = draft(0, true, 8_00, null);
        draft.put(field, value);
        var refused = put(staff, "无理", draft);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    private Http.Answer put(Person staff, String region, Map<String, @Nullable Object> draft) {
        return http.send(staff.token(), "PUT", path(region), draft);
    }

    private static String path(String region) {
        return "/api/operator/freight-zones/" + URLEncoder.encode(region, StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> draft(
            int revision, boolean deliverable, long first, @Nullable Long freeFrom) {
        var draft = new HashMap<String, @Nullable Object>();
        draft.put("revision", revision);
        draft.put("deliverable", deliverable);
        draft.put("firstGrams", 1000);
        draft.put("firstMinor", first);
        draft.put("furtherGrams", 1000);
        draft.put("furtherMinor", 200);
        draft.put("freeFromMinor", freeFrom);
        return draft;
    }

    private UUID addressIn(Person buyer, String province) {
        return addresses
                .add(
                        buyer.id(),
                        new KeepingAddresses.Written(
                                "林晓雨", Phone.of("13800001001", "phone"), province, "天涯市", "天涯区", "海边 1 号", null, true))
                .id();
    }

    private long quotedFreight(Person buyer, UUID sku, UUID address) {
        return quote(buyer, sku, address)
                .body()
                .get("freight")
                .get("amountMinor")
                .asLong();
    }

    private Http.Answer quote(Person buyer, UUID sku, UUID address) {
        return http.post(
                buyer.token(),
                "/api/checkout-quotes",
                Map.of("lines", List.of(Map.of("skuId", sku, "quantity", 1)), "addressId", address));
    }
}
