package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class QuotingTests {
    @Autowired
    private Http http;

    @Autowired
    private Shopping shopping;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Test
    void tellsAnybodyWhatGoodsCost() {
        var honey = goods.product("Linden honey", 58_00, 10);
        var quote = quote(null, Map.of("lines", List.of(line(honey.sku(), 1))));
        assertThat(quote.status()).isEqualTo(200);
        assertThat(amount(quote, "goods")).isEqualTo(58_00);
        assertThat(amount(quote, "discount")).isZero();
        assertThat(amount(quote, "freight")).isEqualTo(8_00);
        assertThat(amount(quote, "total")).isEqualTo(66_00);
    }

    @Test
    void deliversFreeFromNinetyNineYuan() {
        var honey = goods.product("Linden honey", 49_50, 10);
        assertThat(amount(quote(null, Map.of("lines", List.of(line(honey.sku(), 2)))), "freight"))
                .isZero();
    }

    @Test
    void knowsWhatDeliveryToAnAddressCosts() {
        var honey = goods.product("Linden honey", 58_00, 10);
        var mei = people.signUp("Mei");
        var address = shopping.addressIn(mei, "西藏自治区");
        var lines = List.of(line(honey.sku(), 2));
        assertThat(amount(quote(mei.token(), Map.of("lines", lines, "addressId", address)), "freight"))
                .isEqualTo(18_00);
        assertThat(quote(people.signUp("Lin").token(), Map.of("lines", lines, "addressId", address))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatItCannotQuote() {
        var honey = goods.product("Linden honey", 58_00, 10).sku();
        assertThat(quote(null, Map.of("lines", List.of(line(Ids.next(), 1)))).problem())
                .isEqualTo("not-for-sale");
        assertThat(quote(null, Map.of("lines", List.of(line(honey, 0)))).status())
                .isEqualTo(400);
        assertThat(quote(null, Map.of("lines", List.of(line(honey, 1), line(honey, 1))))
                        .status())
                .isEqualTo(400);
        assertThat(quote(null, Map.of("lines", List.of())).status()).isEqualTo(400);
        assertThat(quote(null, Map.of()).status()).isEqualTo(400);
        assertThat(http.post(null, "/api/checkout-quotes", "[1").status()).isEqualTo(400);
    }

    private static Map<String, Object> line(UUID skuId, int quantity) {
        return Map.of("skuId", skuId, "quantity", quantity);
    }

    private Answer quote(@org.jspecify.annotations.Nullable String token, Object body) {
        return http.post(token, "/api/checkout-quotes", body);
    }

    private static long amount(Answer quote, String name) {
        return quote.body().path(name).path("amountMinor").asLong();
    }
}
