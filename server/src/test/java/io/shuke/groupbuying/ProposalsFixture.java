package io.shuke.groupbuying;

import io.shuke.identity.Person;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What phones send to propose campaigns, and the console to decide them. */
@Component
@Profile("test")
public class ProposalsFixture {
    private final Http http;
    private final GroupsFixture groups;
    private final MarketClock clock;

    ProposalsFixture(Http http, GroupsFixture groups, MarketClock clock) {
        this.http = http;
        this.groups = groups;
        this.clock = clock;
    }

    /** So many pieces of one SKU at this price, for two within a day, for a month. */
    public Map<String, Object> draft(UUID sku, long priceMinor, int pieces) {
        var draft = new HashMap<String, Object>();
        draft.put("goods", List.of(Map.of("skuId", sku, "priceMinor", priceMinor, "pieces", pieces)));
        draft.put("size", 2);
        draft.put("fillHours", 24);
        draft.put("startsAt", justNow());
        draft.put("endsAt", inDays(30));
        draft.put("piecesEach", 2);
        draft.put("seatsEach", 2);
        draft.put("words", "Many of us want it.");
        return draft;
    }

    public Instant justNow() {
        return clock.instant().minusSeconds(60);
    }

    public Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days));
    }

    public Answer withdraw(Person person, UUID id) {
        return http.post(
                person.token(), "/api/my/group-proposals/" + id + "/withdrawal", null, "Idempotency-Key", Ids.code(20));
    }

    public Answer approve(UUID id, UUID sku, int pieces, Instant startsAt, Instant endsAt) {
        return decide(
                id,
                "approval",
                Map.of(
                        "pieces",
                        List.of(Map.of("skuId", sku, "count", pieces)),
                        "startsAt",
                        startsAt,
                        "endsAt",
                        endsAt));
    }

    public Answer decline(UUID id, String reason) {
        return decide(id, "refusal", Map.of("reason", reason));
    }

    public Answer decide(UUID id, String decision, Map<String, Object> body) {
        return http.post(
                groups.staff().token(),
                "/api/operator/group-proposals/" + id + "/" + decision,
                body,
                "Idempotency-Key",
                Ids.code(20));
    }
}
