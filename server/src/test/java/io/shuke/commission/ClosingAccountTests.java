package io.shuke.commission;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.expert.ExpertsFixture;
import io.shuke.identity.ClosingAccount;
import io.shuke.identity.Identities;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Books;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.ReadingOrders;
import io.shuke.payment.AskingPayout;
import io.shuke.payment.PayerAccounts;
import io.shuke.review.QuestionsFixture;
import io.shuke.review.ReviewsFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Form;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import io.shuke.support.Waiters;
import io.shuke.tax.WithholdingTax;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person takes their data away, and leaves. */
@ServerTest
class ClosingAccountTests {
    /** What the law wants kept, or what staff wrote about their own acts: see docs/guide/personal-data.md. */
    private static final Set<String> KEPT = Set.of("shared.audit");

    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private ReviewsFixture reviews;

    @Autowired
    private QuestionsFixture questions;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private SocialFixture social;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private ExpertsFixture experts;

    @Autowired
    private ReadingOrders reading;

    @Autowired
    private Earnings earnings;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private AskingPayout payouts;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Books books;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private Identities identities;

    @Autowired
    private PayerAccounts accounts;

    @Autowired
    private WithholdingTax tax;

    @Autowired
    private MarketClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Test
    void leavesNothingInAnyTableThatSaysWhoThePersonWas() throws IOException {
        var care = people.staff(Right.CARE);
        var person = people.partner("枕流居士");
        var street = "漱石巷 " + person.phone() + " 号";
        var address = address(person, "洗耳翁", street);
        var sku = goods.product("Honey", 58_00, 100).sku();
        var settled = place(person, sku, address);
        var received = orders.receive(person, orders.ship(person, orders.pay(person, settled)));
        var review = reviews.written(person, received, ReviewsFixture.draft(5, "漱石之言", social.picture(person)));
        reviews.edit(person, review, 1, ReviewsFixture.draft(4, "漱石之言，其二"));
        var bought = received.lines().getFirst().productId();
        questions.asked(person, bought, "漱石之言，其六？");
        questions.answer(person, questions.asked(people.signUp("Asker"), bought, "Sweet?"), 0, "漱石之言，其七");
        orders.settle(person, received);
        http.post(
                care.token(),
                "/api/operator/orders/" + place(person, sku, address).id() + "/cancellation",
                Map.of("reason", "买家枕流居士来电"),
                "Idempotency-Key",
                "by-care");
        http.post(person.token(), "/api/shops", Map.of("name", "枕流居士的小店"));
        http.send(person.token(), "PATCH", "/api/my/shop", Map.of("words", "洗耳翁在此"));
        sharing.market(person);
        http.send(person.token(), "PUT", "/api/cart/lines/" + sku, Map.of("quantity", 1));
        http.send(person.token(), "PUT", "/api/me/consents/MARKETING", Map.of("granted", true));
        var picture = http.send(Form.post(http, person.token(), "/api/my/media", "me.png", picture()))
                .body();
        http.send(
                person.token(),
                "PATCH",
                "/api/me",
                Map.of("avatarMediaId", picture.get("id").asString()));
        http.post(null, "/api/sign-in-codes", Map.of("phone", person.phone()));
        var number = PeopleFixture.newIdNumber();
        http.post(
                person.token(), "/api/me/identity-check", Map.of("realName", "洗耳翁", "number", number, "agrees", true));
        assertThat(maskedNameOf(person)).contains("洗**");
        accounts.keep(person.id(), "wechat", "account of 枕流居士", clock.instant());
        var friend = people.signUp("Friend");
        writesAsManyWays(person, friend);
        wantsWhatIsTakenDown(person, friend);
        keepsAndFillsCircles(person, friend);
        writesToAndIsReportedBy(person, friend);
        experts.apply(person, ExpertsFixture.draft("TEA", "漱石之言，十二年了，年年如此。", "枕流居士", experts.picture(person)));
        experts.verified(person, "HOME");
        experts.picture(person);
        var texts = List.of(person.phone(), "洗耳翁", "洗**", number, street, "枕流居士", "漱石之言", "枕流");
        assertThat(tablesWith(texts))
                .containsKeys(
                        "identity.person",
                        "identity.address",
                        "identity.verified_identity",
                        "payment.payer_account",
                        "ordering.orders",
                        "storefront.shop",
                        "review.review",
                        "review.review_version",
                        "review.question",
                        "review.answer",
                        "circle.need",
                        "social.moderation_case",
                        "social.profile",
                        "social.post",
                        "social.post_version",
                        "social.comment",
                        "social.mention",
                        "social.moderation_case",
                        "social.report",
                        "circle.circle",
                        "circle.request",
                        "circle.need",
                        "circle.poll",
                        "circle.poll_option",
                        "circle.event",
                        "messaging.message",
                        "expert.application",
                        "shared.idempotency",
                        "demo.message");

        var closed = close(person, false);
        assertThat(closed.status()).as(closed.text()).isEqualTo(204);
        outbox.deliver();

        var left = tablesWith(texts);
        left.keySet().removeAll(KEPT);
        assertThat(left).isEmpty();
        for (var module : List.of("social", "circle", "expert")) {
            assertThat(rowsOf(person, module)).as(module).isEmpty();
        }
        var page = social.read(friend, "/api/my/profile").path("page");
        assertThat(List.of(
                        page.path("followers").asInt(),
                        page.path("following").asInt(),
                        page.path("posts").asInt()))
                .containsExactly(0, 0, 1);
        var post = social.read(friend, "/api/people/" + social.code(friend) + "/posts")
                .at("/items/0");
        assertThat(post.path("text").asString()).isEqualTo("和 @… 喝茶");
        assertThat(List.of(
                        post.path("likes").asInt(),
                        post.path("saves").asInt(),
                        post.path("comments").asInt()))
                .containsExactly(0, 0, 1);
        assertThat(http.get(null, picture.get("small").asString()).status()).isEqualTo(404);
        assertThat(http.get(person.token(), "/api/me").status()).isEqualTo(401);
        assertThat(jdbc.sql("select total_minor from ordering.orders where id = :id")
                        .param("id", settled.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(66_00);
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    /** The person and a friend post, mention, follow, like, save, comment and reply. */
    private void writesAsManyWays(Person person, Person friend) {
        var code = social.code(person);
        http.send(person.token(), "PATCH", "/api/my/profile", Map.of("words", "漱石之言"));
        var own = social.post(person, "漱石之言，其一");
        http.send(person.token(), "PUT", "/api/posts/" + own + "?version=1", SocialFixture.draft("漱石之言，其二"));
        var draft = SocialFixture.draft("和 @枕流居士 喝茶");
        draft.put("mentions", List.of(code));
        var friends = SocialFixture.id(social.write(friend, draft));
        social.act(person, "PUT", social.code(friend), "follow");
        social.act(friend, "PUT", code, "follow");
        for (var what : List.of("like", "save")) {
            http.send(person.token(), "PUT", "/api/posts/" + friends + "/" + what, null);
            http.send(friend.token(), "PUT", "/api/posts/" + own + "/" + what, null);
        }
        var top = SocialFixture.id(social.comment(person, friends, "漱石之言，其三", null));
        social.comment(friend, friends, "Yes", top);
        social.comment(person, friends, "漱石之言，其四", top);
        social.comment(person, friends, "漱石之言，其五", null);
    }

    private void wantsWhatIsTakenDown(Person person, Person friend) {
        var circle = circles.open(friend, Entry.OPEN, 20);
        circles.in(person, circle);
        var need = SocialFixture.id(http.post(
                person.token(),
                "/api/circles/" + circle + "/needs",
                Map.of("words", "漱石之言，其八"),
                "Idempotency-Key",
                "a-need"));
        moderation.report(friend, ReportSubject.NEED, need);
        moderation.takeDown(moderation.staff(), moderation.caseOf(person));
    }

    /** They host a circle, keep a friend's, want in another, and say what they want, ask and plan. */
    private void keepsAndFillsCircles(Person person, Person friend) {
        var own = circles.asked(person, "枕流居士的圈子", Entry.OPEN);
        circles.decide(people.staff(Right.CARE), own, "opening", Map.of("mostMembers", 20));
        http.send(
                person.token(), "PUT", "/api/circles/" + own + "?version=1", CirclesFixture.draft("枕流之圈", Entry.OPEN));
        circles.in(friend, own);
        var shared = circles.open(friend, Entry.OPEN, 20);
        circles.in(person, shared);
        circles.act(friend, "PUT", shared, "members/" + social.code(person) + "/role", Map.of("role", "MODERATOR"));
        circles.join(person, circles.open(friend, Entry.REQUEST, 20), "漱石之言，求入");
        for (var circle : List.of(own, shared)) {
            act(person, circle, "needs", Map.of("words", "漱石之言，想要"));
            act(
                    person,
                    circle,
                    "polls",
                    Map.of("question", "漱石之言，几点？", "options", List.of("漱石之言，八点", "九点"), "days", 7));
            var starts = clock.instant().plus(Duration.ofDays(2));
            act(
                    person,
                    circle,
                    "events",
                    Map.of(
                            "title",
                            "漱石之言，面包",
                            "words",
                            "漱石之言，带碗",
                            "place",
                            "漱石之言，西湖",
                            "startsAt",
                            starts,
                            "endsAt",
                            starts.plus(Duration.ofHours(2)),
                            "room",
                            12));
        }
        jdbc.sql("update circle.need set state = 'OFFERED' where circle_id = :circle")
                .param("circle", shared)
                .update();
        circles.post(person, shared, "漱石之言，圈内");
    }

    private void act(Person person, UUID circle, String what, Map<String, Object> body) {
        var answer =
                http.post(person.token(), "/api/circles/" + circle + "/" + what, body, "Idempotency-Key", Ids.code(20));
        assertThat(answer.status()).as(what + answer.text()).isEqualTo(201);
    }

    private void writesToAndIsReportedBy(Person person, Person friend) {
        var conversation = http.send(
                        person.token(), "PUT", "/api/people/" + social.code(friend) + "/conversation", null)
                .body()
                .path("id")
                .asString();
        var said = http.send(
                person.token(),
                "PUT",
                "/api/conversations/" + conversation + "/messages/" + UUID.randomUUID(),
                Map.of("kind", "TEXT", "text", "漱石之言，私语"));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        moderation.report(friend, ReportSubject.POST, social.post(person, "漱石之言，其八"));
        moderation.report(friend, ReportSubject.PERSON, social.code(person));
        http.post(
                person.token(),
                "/api/reports",
                Map.of("subject", "PERSON", "ref", social.code(friend), "reason", "SPAM", "words", "漱石之言，举报"));
    }

    /** Tables of a module that still have the person's id somewhere. */
    private List<String> rowsOf(Person person, String module) {
        return jdbc
                .sql("select table_name from information_schema.tables where table_schema = :module"
                        + " and table_name <> 'flyway_schema_history'")
                .param("module", module)
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select count(*) from " + module + "." + table + " t where t::text like :id")
                                .param("id", "%" + person.id() + "%")
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }

    /** Who was paid is named with what was withheld, as the law wants; a number that comes back is still known. */
    @Test
    void keepsTheVerifiedNameOfWhomWasPaidAlone() {
        var number = PeopleFixture.newIdNumber();
        var paid = people.verify(people.partner("Paid"), number);
        var unpaid = people.verify(people.partner("Unpaid"), number);
        tax.withhold(UUID.randomUUID(), paid.id(), Money.cny(800_000), Money.cny(10));
        assertThat(close(paid, false).status()).isEqualTo(204);
        assertThat(close(unpaid, false).status()).isEqualTo(204);
        assertThat(maskedNameOf(paid)).contains("林**");
        assertThat(maskedNameOf(unpaid)).isEmpty();
        assertThat(identities.of(unpaid.id())).isEmpty();
        assertThat(identities.sameAs(paid.id(), List.of(unpaid.id()))).containsExactly(unpaid.id());
    }

    @Test
    void isRefusedWithEveryReasonAndChangesNothingWhileOrdersOrMoneyStand() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        orders.placed(lin, 31_00);
        var bought = orders.pay(
                mei,
                orders.placed(mei, new Pieces(goods.product("Honey", 68_00, 9).sku(), 1)));
        assertThat(obstacles(lin)).containsExactlyInAnyOrder("OPEN_ORDERS", "PENDING_COMMISSION");
        var refused = close(lin, true);
        assertThat(refused.problem()).isEqualTo("account-not-settled");
        assertThat(kinds(refused.body().get("obstacles")))
                .containsExactlyInAnyOrder("OPEN_ORDERS", "PENDING_COMMISSION");
        assertThat(http.get(lin.token(), "/api/me").body().get("nickname").asString())
                .isEqualTo("Lin");

        orders.settle(mei, orders.receive(mei, orders.ship(mei, bought)));
        http.post(
                lin.token(),
                "/api/orders/" + ordersOf(lin).getFirst() + "/cancellation",
                Map.of("reason", "not now"),
                "Idempotency-Key",
                "mine");
        assertThat(obstacles(lin)).containsExactly("MONEY_LEFT");
        assertThat(close(lin, false).status()).isEqualTo(409);
        assertThat(close(lin, true).status()).isEqualTo(204);
        assertThat(earnings.of(lin.id()).available().isZero()).isTrue();
        assertThat(books.trialBalance().isRight()).isTrue();
    }

    @Test
    void waitsForTheUnpaidOrdersOfAPartnersCustomers() {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        orders.placed(mei, new Pieces(goods.product("Honey", 68_00, 9).sku(), 1));
        assertThat(obstacles(lin)).containsExactly("ORDERS_OF_CUSTOMERS");
        assertThat(obstacles(people.staff(Right.CARE))).containsExactly("STAFF_RIGHTS");
    }

    @Test
    void freesThePartnersCustomersWhoSeeItAndEarnsNothingAnyMore() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        var link = sharing.market(lin);
        sharing.open(link, visitor);
        var mei = people.signUp("Mei", visitor);
        assertThat(binding(mei).get("partnerName").asString()).isEqualTo("Lin");

        assertThat(close(lin, false).status()).isEqualTo(204);

        var after = binding(mei);
        assertThat(after.get("partnerName").isNull()).isTrue();
        assertThat(after.get("history").valueStream().map(past -> past.get("by").asString()))
                .containsExactly("SIGN_UP", "ACCOUNT_CLOSED");
        assertThat(http.get(null, "/s/" + link.code()).status()).isEqualTo(404);
        orders.pay(
                mei,
                orders.placed(
                        mei,
                        visitor,
                        new Pieces(goods.product("Honey", 68_00, 9).sku(), 1)));
        assertThat(earnings.of(lin.id()).pending().isZero()).isTrue();
        assertThat(jdbc.sql("select count(*) from commission.accrual where partner_id = :partner")
                        .param("partner", lin.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void letsTheNumberSignUpAnewAsSomebodyNew() {
        var lin = people.signUp("Lin");
        assertThat(close(lin, false).status()).isEqualTo(204);
        var again = people.signIn(lin, null);
        assertThat(again.id()).isNotEqualTo(lin.id());
        assertThat(ordersOf(again)).isEmpty();
    }

    @Test
    void closesOrOrdersButNeverBothHoweverTheyMeet() {
        var sku = goods.product("Honey", 58_00, 1000).sku();
        for (int round = 0; round < 12; round++) {
            var person = people.signUp("Torn");
            var address = UUID.fromString(address(person, "林晓雨", "文三路 188 号"));
            var wish = orders.wish(person, null, List.of(new Pieces(sku, 1)));
            Together.run(
                    4,
                    i -> () -> i == 0
                            ? close(person, false).status()
                            : http.post(
                                            person.token(),
                                            "/api/orders",
                                            Map.of(
                                                    "lines",
                                                            List.of(Map.of(
                                                                    "skuId",
                                                                    sku,
                                                                    "quantity",
                                                                    1,
                                                                    "unitPrice",
                                                                    wish.lines()
                                                                            .getFirst()
                                                                            .unitPrice())),
                                                    "addressId", address,
                                                    "total", wish.total()),
                                            "Idempotency-Key",
                                            "order-" + i)
                                    .status());
            var open = jdbc.sql("select count(*) from ordering.orders where buyer_id = :id and state = 'PLACED'")
                    .param("id", person.id())
                    .query(Integer.class)
                    .single();
            var closed = jdbc.sql("select closed_at is not null from identity.person where id = :id")
                    .param("id", person.id())
                    .query(Boolean.class)
                    .single();
            assertThat(closed && open > 0)
                    .as("closed with " + open + " open orders")
                    .isFalse();
            assertThat(closed || open > 0).as("neither").isTrue();
        }
    }

    /** Without the hold on the account it is closed while the payout is on its way. */
    @Test
    void aPayoutThatIsAskedForAtOnceKeepsTheAccountOpen() {
        var lin = withMoney();
        var asked = new CountDownLatch(1);
        var done = Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 1) {
                asked.await();
                return kinds(close(lin, true).body().path("obstacles"));
            }
            return transaction.execute(asking -> {
                var outcome = payouts.ask(lin.id(), Money.cny(40_00));
                asked.countDown();
                Waiters.await(jdbc);
                return outcome;
            });
        });
        assertThat(done.getFirst()).isInstanceOf(AskingPayout.Outcome.Asked.class);
        assertThat(done.getLast()).isEqualTo(List.of("RUNNING_PAYOUT"));
        assertThat(earnings.of(lin.id()).available()).isEqualTo(Money.cny(60_00));
    }

    @Test
    void whoIsLeavingAsksForNoPayoutAnyMore() {
        var lin = withMoney();
        var closed = new CountDownLatch(1);
        var done = Together.<@Nullable Object>run(2, i -> () -> {
            if (i == 1) {
                closed.await();
                return payouts.ask(lin.id(), Money.cny(40_00));
            }
            return transaction.execute(leaving -> {
                var outcome = closing.close(lin.id(), true);
                closed.countDown();
                Waiters.await(jdbc);
                return outcome;
            });
        });
        assertThat(done.getFirst()).isInstanceOf(ClosingAccount.Outcome.Closed.class);
        assertThat(done.getLast()).isInstanceOf(AskingPayout.Outcome.IdentityNeeded.class);
        assertThat(earnings.of(lin.id()).inPayout().isZero()).isTrue();
    }

    private Person withMoney() {
        var lin = people.verify(people.partner("Lin"));
        ledger.post(Transfer.between(
                Ids.next(),
                new Transfer.Cause("test", lin.id()),
                Account.clearing("sandbox"),
                Account.of(AccountKind.PARTNER_AVAILABLE, lin.id()),
                Money.cny(100_00)));
        return lin;
    }

    @Test
    void wantsTheConsequenceUnderstood() {
        var lin = people.signUp("Lin");
        var refused = http.post(lin.token(), "/api/me/closure", Map.of("understood", false, "givesUpMoney", false));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(http.get(lin.token(), "/api/me").status()).isEqualTo(200);
    }

    @Test
    void handsOutACopyOfEverythingThatIsKept() throws Exception {
        var lin = people.partner("Lin");
        var mei = friendOf(lin);
        orders.pay(
                mei,
                orders.placed(mei, new Pieces(goods.product("Honey", 68_00, 9).sku(), 1)));
        people.address(lin);
        orders.paid(lin, 31_00);
        people.verify(lin);
        tax.withhold(UUID.randomUUID(), lin.id(), Money.cny(800_000), Money.cny(10));
        accounts.keep(lin.id(), "wechat", "openid-of-lin", clock.instant());
        social.post(lin, "Lin's words");
        var parts = copyOf(lin);
        assertThat(parts.get("identity.json").get("name").asString()).isEqualTo("林晓雨");
        assertThat(parts.get("payments.json").get("charges").size()).isEqualTo(1);
        assertThat(parts.get("payments.json").get("accounts").toString()).contains("openid-of-lin");
        assertThat(parts.get("tax.json").get(0).get("tax_minor").asLong()).isEqualTo(4_200);
        assertThat(parts.propertyNames())
                .contains(
                        "profile.json",
                        "addresses.json",
                        "consents.json",
                        "sessions.json",
                        "orders.json",
                        "sharing.json",
                        "shop.json",
                        "commission.json",
                        "social.json",
                        "circles.json");
        assertThat(parts.get("social.json").get("posts").get(0).get("text").asString())
                .isEqualTo("Lin's words");
        assertThat(parts.get("social.json").propertyNames())
                .contains("tags", "versions", "mentions", "mentionedIn", "views", "likes", "saves", "comments");
        assertThat(parts.get("social.json").get("posts").get(0).propertyNames())
                .contains("topics", "tells_bought", "edited_at");
        assertThat(parts.get("profile.json").toString()).contains(lin.phone());
        assertThat(parts.get("addresses.json").get(0).get("street").asString()).startsWith("文三路");
        assertThat(parts.get("orders.json").get("orders").size()).isEqualTo(1);
        assertThat(parts.get("orders.json").get("lines").get(0).get("title").asString())
                .contains("Honey");
        assertThat(parts.get("commission.json").get("commissions").size()).isEqualTo(2);
        assertThat(parts.get("sharing.json").get("links").size()).isEqualTo(1);
        assertThat(parts.toString()).doesNotContain(mei.phone());
        for (int i = 1; i < 10; i++) {
            copyOf(lin);
        }
        assertThat(http.get(lin.token(), "/api/me/copy").status()).isEqualTo(429);
    }

    private Optional<String> maskedNameOf(Person person) {
        return jdbc.sql("select name_masked from identity.verified_identity where person_id = :id")
                .param("id", person.id())
                .query(String.class)
                .optional();
    }

    private Http.Answer close(Person person, boolean givesUpMoney) {
        return http.post(person.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", givesUpMoney));
    }

    private List<String> obstacles(Person person) {
        return kinds(http.get(person.token(), "/api/me/closure").body().get("items"));
    }

    private static List<String> kinds(JsonNode obstacles) {
        return obstacles.valueStream().map(one -> one.get("kind").asString()).toList();
    }

    private JsonNode binding(Person person) {
        return http.get(person.token(), "/api/my/binding").body();
    }

    private List<String> ordersOf(Person person) {
        return http.get(person.token(), "/api/orders")
                .body()
                .get("items")
                .valueStream()
                .map(order -> order.get("id").asString())
                .toList();
    }

    private Person friendOf(Person partner) {
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(partner), visitor);
        return people.signUp("Mei", visitor);
    }

    private String address(Person person, String recipient, String street) {
        return http.post(
                        person.token(),
                        "/api/me/addresses",
                        Map.of(
                                "recipient",
                                recipient,
                                "phone",
                                person.phone(),
                                "province",
                                "浙江省",
                                "city",
                                "杭州市",
                                "district",
                                "西湖区",
                                "street",
                                street))
                .body()
                .get("id")
                .asString();
    }

    private Order place(Person person, UUID sku, String address) {
        var total = http.post(
                        person.token(),
                        "/api/checkout-quotes",
                        Map.of("lines", List.of(Map.of("skuId", sku, "quantity", 1)), "addressId", address))
                .body()
                .get("total");
        var placed = http.post(
                person.token(),
                "/api/orders",
                Map.of(
                        "lines",
                        List.of(Map.of(
                                "skuId",
                                sku,
                                "quantity",
                                1,
                                "unitPrice",
                                Map.of("amountMinor", 58_00, "currency", "CNY"))),
                        "addressId",
                        address,
                        "note",
                        "枕流居士收",
                        "total",
                        total),
                "Idempotency-Key",
                "place-" + UUID.randomUUID());
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        return reading.ofBuyer(
                        person.id(), UUID.fromString(placed.body().get("id").asString()))
                .orElseThrow();
    }

    /** Every table of ours in which one of the texts stands, and how often. */
    private Map<String, Integer> tablesWith(List<String> texts) {
        var found = new TreeMap<String, Integer>();
        var tables = jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema', 'public') and table_type = 'BASE TABLE'
                  and table_name <> 'flyway_schema_history'
                """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(30);
        for (var table : tables) {
            var rows = jdbc.sql("select count(*) from " + table
                            + " t where exists (select from unnest(:texts) x where strpos(t::text, x) > 0)")
                    .param("texts", texts.toArray(String[]::new))
                    .query(Integer.class)
                    .single();
            if (rows > 0) {
                found.put(table, rows);
            }
        }
        return found;
    }

    private JsonNode copyOf(Person person) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(http.origin() + "/api/me/copy"))
                .header("Authorization", "Bearer " + person.token())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            var parts = json.createObjectNode();
            var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()));
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.set(entry.getName(), json.readTree(zip.readAllBytes()));
            }
            return parts;
        }
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, (int) System.nanoTime() & 0xFFFFFF);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
