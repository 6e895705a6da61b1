package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.payment.PaymentsFixture;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LifeOfCommissionTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private Earnings earnings;

    @Autowired
    private Commissions commissions;

    @Autowired
    private Http http;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void countsWhatIsAccruedReleasedAndReversed() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        double accrued = counted("accrued");
        double released = counted("released");
        double reversed = counted("reversed");
        var kept = orders.pay(mei, placed(mei, 6_800));
        var cancelled = orders.pay(mei, placed(mei, 1_000));
        assertThat(counted("accrued") - accrued).isEqualTo(780);
        http.post(
                mei.token(),
                "/api/orders/" + cancelled.id() + "/cancellation",
                java.util.Map.of("reason", "changed my mind"),
                "Idempotency-Key",
                "cancel");
        assertThat(counted("reversed") - reversed).isEqualTo(100);
        orders.settle(mei, orders.receive(mei, orders.ship(mei, kept)));
        assertThat(counted("released") - released).isEqualTo(680);
        assertThat(http.get(null, "/actuator/prometheus").text())
                .contains("shuke_commission_minor_total{became=\"accrued\"}");
    }

    private double counted(String became) {
        return metrics.get("shuke.commission").tag("became", became).counter().count();
    }

    @Test
    void setsAsideReleasesAndExplainsWhatAFriendsPurchaseEarns() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        var order = orders.pay(mei, placed(mei, 6_800));
        var sum = earnings.of(lin.id());
        assertThat(sum.pending().amountMinor()).isEqualTo(680);
        assertThat(sum.available().isZero()).isTrue();
        var mine = commissions.page(lin.id(), null, 10).items();
        assertThat(mine).extracting(one -> one.amount().amountMinor()).containsExactlyInAnyOrder(408L, 272L);
        assertThat(mine).extracting(Commission::role).containsExactlyInAnyOrder(Role.SHARER, Role.OWNER);
        var why = http.get(lin.token(), "/api/commissions/" + mine.getFirst().id() + "/explanation");
        assertThat(why.status()).isEqualTo(200);
        assertThat(why.body().path("sentences").size()).isEqualTo(4);
        assertThat(why.text()).contains("10% of ¥68.00 is ¥6.80").doesNotContain("Mei");
        assertThat(http.get(mei.token(), "/api/commissions/" + mine.getFirst().id() + "/explanation")
                        .problem())
                .isEqualTo("not-found");
        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
        var after = earnings.of(lin.id());
        assertThat(after.pending().isZero()).isTrue();
        assertThat(after.available().amountMinor()).isEqualTo(680);
    }

    @Test
    void putsBackAllOfItWhenTheOrderIsCancelled() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        var order = orders.pay(mei, placed(mei, 6_800));
        var answer = http.post(
                mei.token(),
                "/api/orders/" + order.id() + "/cancellation",
                java.util.Map.of("reason", "changed my mind"),
                "Idempotency-Key",
                "cancel");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(earnings.of(lin.id()).pending().isZero()).isTrue();
        assertThat(commissions.page(lin.id(), null, 10).items())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(Commission.State.REVERSED));
    }

    @Test
    void showsAFriendsPaymentToThePartnerWithinASecond() throws Exception {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        var order = placed(mei, 6_800);
        var charge = orders.charge(mei, order);
        var told = new LinkedBlockingQueue<String>();
        try (var client = HttpClient.newHttpClient()) {
            var stream = client.send(request(lin), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
            Thread.ofVirtual().start(() -> lines.lines().forEach(told::add));
            assertThat(next(told, "event:earnings", Duration.ofSeconds(10))).isTrue();
            payments.pay(charge);
            assertThat(next(told, "event:commission", Duration.ofSeconds(1))).isTrue();
            assertThat(next(told, "\"pending\":{\"amountMinor\":680", Duration.ofSeconds(1)))
                    .isTrue();
            stream.body().close();
        }
    }

    @Test
    void tellsWhoComesBackWhatHappenedMeanwhileAndEndsWithTheSession() throws Exception {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        var place = commissions
                .changesOf(java.util.List.of(lin.id()), Long.MAX_VALUE)
                .lookOnFrom();
        orders.pay(mei, placed(mei, 6_800));
        var told = new LinkedBlockingQueue<String>();
        try (var client = HttpClient.newHttpClient()) {
            var back = HttpRequest.newBuilder(request(lin), (name, value) -> true)
                    .header("Last-Event-ID", Long.toString(place))
                    .build();
            var stream = client.send(back, BodyHandlers.ofInputStream());
            var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
            var reading = Thread.ofVirtual().start(() -> lines.lines().forEach(told::add));
            assertThat(next(told, "event:commission", Duration.ofSeconds(10))).isTrue();
            assertThat(http.send(lin.token(), "DELETE", "/api/session", null).status())
                    .isEqualTo(204);
            assertThat(reading.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    private HttpRequest request(Person person) {
        return HttpRequest.newBuilder(URI.create(http.origin() + "/api/my/earnings/stream"))
                .header("Authorization", "Bearer " + person.token())
                .header("Accept", "text/event-stream")
                .build();
    }

    private static boolean next(LinkedBlockingQueue<String> told, String wanted, Duration within)
            throws InterruptedException {
        var end = System.nanoTime() + within.toNanos();
        for (var left = within.toNanos(); left > 0; left = end - System.nanoTime()) {
            var line = told.poll(left, TimeUnit.NANOSECONDS);
            if (line != null && line.contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody who signed up through the partner's link. */
    private Person friendOf(Person partner) {
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(partner), visitor);
        return people.signUp("Mei", visitor);
    }

    private Order placed(Person buyer, long priceMinor) {
        return orders.placed(
                buyer, new Pieces(goods.product("Honey", priceMinor, 10).sku(), 1));
    }
}
