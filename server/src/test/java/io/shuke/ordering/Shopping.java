package io.shuke.ordering;

import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What a buyer's phone sends. Part of every {@code @ServerTest}'s context. */
@Component
@Profile("test")
public class Shopping {
    private final Http http;
    private final OrdersFixture orders;

    Shopping(Http http, OrdersFixture orders) {
        this.http = http;
        this.orders = orders;
    }

    /** The body of an order at the prices of right now. */
    public Map<String, Object> wish(Person buyer, Pieces... pieces) {
        var wish = orders.wish(buyer, null, Arrays.asList(pieces));
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "lines",
                wish.lines().stream()
                        .map(line -> Map.of(
                                "skuId", line.pieces().skuId(),
                                "quantity", line.pieces().quantity(),
                                "unitPrice", line.unitPrice()))
                        .toList());
        body.put("addressId", wish.addressId());
        body.put("total", wish.total());
        return body;
    }

    /** The body of an order with a seat in the group of this code, or in a new one. */
    public Map<String, Object> together(Person buyer, UUID campaignId, @Nullable String code, Pieces pieces) {
        var wish = orders.togetherWish(buyer, null, campaignId, code, pieces);
        var body = new LinkedHashMap<String, Object>();
        body.put(
                "lines",
                List.of(Map.of(
                        "skuId", pieces.skuId(),
                        "quantity", pieces.quantity(),
                        "unitPrice", wish.lines().getFirst().unitPrice())));
        body.put("addressId", wish.addressId());
        body.put(
                "group",
                code == null ? Map.of("campaignId", campaignId) : Map.of("campaignId", campaignId, "code", code));
        body.put("total", wish.total());
        return body;
    }

    /** The body of an order of pieces of a flash offer. */
    public Map<String, Object> flash(Person buyer, UUID offerId, Pieces pieces) {
        return body(orders.flashWish(buyer, offerId, pieces));
    }

    static Map<String, Object> body(PlacingFlashOrders.Wish wish) {
        return Map.of(
                "quantity", wish.pieces(),
                "unitPrice", wish.unitPrice(),
                "addressId", wish.addressId(),
                "total", wish.total());
    }

    public Answer placeFlash(Person buyer, UUID offerId, Object wish) {
        return placeFlash(buyer, offerId, wish, Ids.code(20));
    }

    public Answer placeFlash(Person buyer, UUID offerId, Object wish, String key) {
        return http.post(buyer.token(), "/api/flash-offers/" + offerId + "/orders", wish, "Idempotency-Key", key);
    }

    public Answer place(Person buyer, Object wish) {
        return place(buyer, wish, Ids.code(20));
    }

    public Answer place(Person buyer, Object wish, String key) {
        return http.post(buyer.token(), "/api/orders", wish, "Idempotency-Key", key);
    }

    public Answer cancel(Person buyer, UUID orderId) {
        return http.post(
                buyer.token(),
                "/api/orders/" + orderId + "/cancellation",
                Map.of("reason", "By mistake"),
                "Idempotency-Key",
                Ids.code(20));
    }

    /** A new address of the buyer's in this province. */
    public UUID addressIn(Person buyer, String province) {
        var written = Map.of(
                "recipient", "若兰",
                "phone", buyer.phone(),
                "province", province,
                "city", "城",
                "district", "区",
                "street", "路 1 号");
        return idOf(http.post(buyer.token(), "/api/me/addresses", written));
    }

    public static UUID idOf(Answer order) {
        return UUID.fromString(order.body().path("id").asString());
    }

    static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }
}
