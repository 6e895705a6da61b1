package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.aftersales.AfterSalesFixture;
import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Times;
import io.shuke.sharing.RecordingTouch;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class NotificationTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private AfterSalesFixture afterSales;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private SendingOutside sending;

    @Autowired
    private GivingUpLetters givingUp;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private Notifications notifications;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsOfFollowersOnceAndOfCommentsRepliesAndMentions() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var linsCode = social.code(lin);
        for (var method : List.of("PUT", "DELETE", "PUT")) {
            social.act(mei, method, linsCode, "follow");
        }
        var post = social.post(lin, "Honey");
        var comment = SocialFixture.id(social.comment(mei, post, "New?", null));
        social.comment(lin, post, "Last week's", comment);
        social.comment(lin, post, "And sweet", null);
        var mention = SocialFixture.draft("With @Lin at breakfast");
        mention.put("mentions", List.of(linsCode));
        social.write(mei, mention);
        outbox.deliver();

        assertThat(kinds(lin)).containsExactlyInAnyOrder("NEW_FOLLOWER", "COMMENT", "MENTION");
        assertThat(kinds(mei)).containsExactly("REPLY");
        var told = list(mei, "").path("items").get(0);
        assertThat(told.at("/actor/code").asString()).isEqualTo(linsCode);
        assertThat(told.path("subjectId").asString()).isEqualTo(post.toString());
        assertThat(told.path("read").asBoolean()).isFalse();
    }

    @Test
    void tellsNobodyOfAMentionThatTheyMayNotRead() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wei = people.signUp("Wei");
        var campers = circles.open(lin, Entry.REQUEST, 20);
        circles.join(mei, campers);
        circles.act(lin, "PUT", campers, "requests/" + social.code(mei) + "/acceptance");
        var draft = SocialFixture.draft("With @Mei and @Wei in the woods");
        draft.put("mentions", List.of(social.code(mei), social.code(wei)));
        draft.put("audienceId", campers);
        social.write(lin, draft);
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("MENTION");
        assertThat(kinds(wei)).isEmpty();
    }

    @Test
    void tellsWhomAnEditNamesAndNobodyTwice() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wei = people.signUp("Wei");
        var draft = SocialFixture.draft("With @Mei");
        draft.put("mentions", List.of(social.code(mei)));
        var post = SocialFixture.id(social.write(lin, draft));
        draft.put("text", "With @Mei and @Wei");
        draft.put("mentions", List.of(social.code(mei), social.code(wei)));
        for (int version = 1; version <= 2; version++) {
            assertThat(http.send(lin.token(), "PUT", "/api/posts/" + post + "?version=" + version, draft)
                            .status())
                    .isEqualTo(200);
        }
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("MENTION");
        assertThat(kinds(wei)).containsExactly("MENTION");
    }

    @Test
    void writesAFactOnceHoweverOftenItIsDelivered() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var post = social.post(lin, "Honey");
        social.comment(mei, post, "New?", null);
        var waiting = jdbc.sql("""
                select id, payload::text as payload from shared.outbox
                where handler = 'messaging.comment-written' and payload ->> 'postId' = :post
                """).param("post", post.toString()).query().singleRow();
        for (int i = 0; i < 3; i++) {
            outbox.deliver();
            jdbc.sql("""
                    insert into shared.outbox (id, handler, payload, created_at, due_at)
                    values (:id, 'messaging.comment-written', cast(:payload as jsonb), now(), now())
                    """)
                    .param("id", waiting.get("id"))
                    .param("payload", waiting.get("payload"))
                    .update();
        }
        outbox.deliver();
        assertThat(kinds(lin)).containsExactly("COMMENT");
        assertThat(jdbc.sql("select count(*) from shared.outbox where id = :id")
                        .param("id", waiting.get("id"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsNobodyOfWhomTheyBlockedOrMuted() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var wei = people.signUp("Wei");
        var post = social.post(lin, "Honey");
        social.comment(mei, post, "New?", null);
        social.comment(wei, post, "How much?", null);
        social.act(lin, "PUT", social.code(mei), "block");
        social.act(lin, "PUT", social.code(wei), "mute");
        outbox.deliver();
        assertThat(kinds(lin)).isEmpty();
    }

    /** Told before the block: the place stays, the name does not. */
    @Test
    void namesNobodyWhoWasBlockedSince() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        social.act(mei, "PUT", social.code(lin), "follow");
        outbox.deliver();
        assertThat(list(lin, "").at("/items/0/actor/nickname").asString()).isEqualTo("Mei");
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(list(lin, "").at("/items/0/actor").isNull()).isTrue();
    }

    /** 68.00 × 10 % budget × 60 % for the sharer: 4.08. */
    @Test
    void tellsPartnersOfTheirMoneyAndBuyersOfTheirOrders() {
        var lin = people.partner("Lin");
        var mei = people.signUp("Mei");
        var honey = goods.product("Honey", 68_00, 9);
        var visitor = SharingFixture.visitor();
        assertThat(sharing.open(sharing.product(lin, honey.productId()), visitor, mei.id()))
                .isEqualTo(RecordingTouch.Outcome.RECORDED);
        var order = orders.pay(mei, orders.placed(mei, visitor, new Pieces(honey.sku(), 1)));
        outbox.deliver();
        var sale = list(lin, "").path("items").get(0);
        assertThat(sale.path("kind").asString()).isEqualTo("SALE");
        assertThat(sale.path("detail").asString()).isIn("SHARER", "OWNER");
        assertThat(sale.at("/amount/amountMinor").asLong()).isPositive();
        assertThat(http.get(
                                lin.token(),
                                "/api/commissions/" + sale.path("subjectId").asString() + "/explanation")
                        .status())
                .isEqualTo(200);

        orders.settle(mei, orders.receive(mei, orders.ship(mei, order)));
        outbox.deliver();
        assertThat(kinds(lin)).containsExactly("RELEASE", "SALE");
        assertThat(list(lin, "").at("/items/0/amount/amountMinor").asLong())
                .isEqualTo(sale.at("/amount/amountMinor").asLong());
        assertThat(kinds(mei)).containsExactly("PARCEL");
        assertThat(list(mei, "").at("/items/0/subjectId").asString())
                .isEqualTo(order.id().toString());
    }

    @Test
    void tellsBuyersWhatBecameOfWhatTheyAskedFor() {
        var mei = people.signUp("Mei");
        var shipped = orders.shipped(mei, 58_00);
        var id = afterSales.asked(mei, shipped);
        outbox.deliver();
        assertThat(kinds(mei)).containsExactly("AFTER_SALE", "PARCEL");
        var asked = list(mei, "").path("items").get(0);
        assertThat(asked.path("detail").asString()).isEqualTo("ASKED");
        assertThat(asked.path("subjectId").asString()).isEqualTo(id.toString());
    }

    @Test
    void countsWhatIsUnreadAndReadsUpToAMark() {
        var lin = people.signUp("Lin");
        var post = social.post(lin, "Honey");
        for (var name : List.of("Mei", "Wei", "Hua")) {
            social.comment(people.signUp(name), post, "New?", null);
            outbox.deliver();
        }
        assertThat(unread(lin)).isEqualTo(3);
        var first = list(lin, "?limit=2");
        assertThat(first.path("items").size()).isEqualTo(2);
        var latest = first.at("/items/0/id").asString();
        assertThat(inbox(lin).path("latestNotification").asString()).isEqualTo(latest);
        var rest = list(lin, "?limit=2&after=" + first.path("next").asString());
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();
        mark(lin, first.at("/items/1/id").asString());
        assertThat(unread(lin)).isEqualTo(1);
        mark(people.signUp("Stranger"), latest);
        assertThat(unread(lin)).isEqualTo(1);
        mark(lin, latest);
        assertThat(unread(lin)).isZero();
        assertThat(inbox(lin).path("latestNotification").asString())
                .describedAs("read or not, it is the latest")
                .isEqualTo(latest);
        assertThat(inbox(people.signUp("Newcomer")).path("latestNotification").isNull())
                .isTrue();
    }

    @Test
    void aPageCostsThreeStatements() {
        var lin = people.signUp("Lin");
        var post = social.post(lin, "Honey");
        for (var name : List.of("Mei", "Wei", "Hua")) {
            social.comment(people.signUp(name), post, "New?", null);
        }
        outbox.deliver();
        assertThat(StatementCounts.during(() -> notifications.page(lin.id(), null, 20)))
                .hasSize(3);
    }

    @Test
    void tellsWhatIsWantedWhereItIsWanted() {
        var lin = people.signUp("Lin");
        var post = social.post(lin, "Honey");
        wish(lin, Map.of("kinds", List.of(Map.of("kind", "COMMENT", "inApp", false, "outside", true))));
        social.comment(people.signUp("Mei"), post, "New?", null);
        outbox.deliver();
        assertThat(kinds(lin)).isEmpty();
        sendAll();
        assertThat(lettersTo(lin)).containsExactly("【熟客】有人评论了你的动态。");
        sendAll();
        assertThat(lettersTo(lin)).hasSize(1);
    }

    @Test
    void leavesPhonesAloneInQuietHours() {
        var lin = people.signUp("Lin");
        var post = social.post(lin, "Honey");
        var now = ZonedDateTime.ofInstant(clock.instant(), MarketClock.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var from = now.minusHours(1).toLocalTime();
        var until = now.plusHours(1).toLocalTime();
        wish(
                lin,
                Map.of(
                        "kinds",
                        List.of(Map.of("kind", "COMMENT", "inApp", true, "outside", true)),
                        "quiet",
                        Map.of("from", written(from), "until", written(until))));
        social.comment(people.signUp("Mei"), post, "New?", null);
        outbox.deliver();
        sendAll();
        assertThat(kinds(lin)).containsExactly("COMMENT");
        assertThat(lettersTo(lin)).isEmpty();
        assertThat(jdbc.sql("select due_at from messaging.outgoing where person_id = :person")
                        .param("person", lin.id())
                        .query((row, number) -> Times.instant(row, "due_at"))
                        .single())
                .isEqualTo(now.plusHours(1).toInstant());
    }

    @Test
    void whatTheGatewayNeverTakesIsAnAlarmForAWeek() {
        var lin = people.signUp("Lin");
        var before = givingUp.giveUp();
        jdbc.sql("""
                insert into messaging.outgoing (id, person_id, kind, fact_id, due_at, attempts)
                values (:id, :person, 'COMMENT', :id, :due, :attempts)
                """)
                .param("id", Ids.next())
                .param("person", lin.id())
                .param("due", Times.sql(clock.instant()))
                .param("attempts", SendingOutside.MOST_ATTEMPTS)
                .update();
        assertThat(givingUp.giveUp()).isEqualTo(before + 1);
        assertThat(registry.get("shuke.letters.given.up").gauge().value()).isEqualTo(before + 1.0);
        sendAll();
        assertThat(lettersTo(lin)).isEmpty();
        jdbc.sql("update messaging.outgoing set due_at = due_at - interval '8 days' where person_id = :person")
                .param("person", lin.id())
                .update();
        assertThat(givingUp.giveUp()).isEqualTo(before);
    }

    private static String written(LocalTime time) {
        return time.toString().substring(0, 5);
    }

    private void wish(Person person, Map<String, Object> wishes) {
        assertThat(http.send(person.token(), "PUT", "/api/my/notification-wishes", wishes)
                        .status())
                .isEqualTo(200);
    }

    private void mark(Person person, String until) {
        assertThat(http.send(person.token(), "PUT", "/api/my/notification-read-mark", Map.of("until", until))
                        .status())
                .isEqualTo(204);
    }

    private int unread(Person person) {
        return inbox(person).path("notifications").asInt();
    }

    private JsonNode inbox(Person person) {
        return http.get(person.token(), "/api/my/inbox").body();
    }

    private List<String> kinds(Person person) {
        return list(person, "")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private JsonNode list(Person person, String query) {
        return social.read(person, "/api/my/notifications" + query);
    }

    private List<String> lettersTo(Person person) {
        return jdbc.sql("select text from demo.message where phone like '%' || :phone and code = '' order by id")
                .param("phone", person.phone())
                .query(String.class)
                .list();
    }

    /** Others may have left more than a batch. */
    private void sendAll() {
        int sent;
        do {
            sent = sending.sendDue();
        } while (sent > 0);
    }
}
