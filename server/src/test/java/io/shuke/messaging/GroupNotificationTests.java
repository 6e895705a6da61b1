package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.CampaignRules;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.groupbuying.NotingLooks;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.ExpiringOrders;
import io.shuke.ordering.FollowingGroups;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.payment.PaymentsFixture;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Times;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people are told of the groups that they are in, or looked at. */
@ServerTest
class GroupNotificationTests {
    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SocialFixture social;

    @Autowired
    private FollowingGroups following;

    @Autowired
    private ExpiringOrders expiring;

    @Autowired
    private PaymentsFixture payments;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private NotingLooks looks;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private SendingOutside sending;

    @Autowired
    private MarketClock clock;

    @Autowired
    private Http http;

    @Autowired
    private JdbcClient jdbc;

    private UUID campaign = new UUID(0, 0);
    private UUID honey = new UUID(0, 0);

    @BeforeEach
    void offerHoneyToThree() {
        var made = goods.product("Linden honey", 128_00, 100);
        honey = made.sku();
        campaign = groups.published(groups.draft(made, 3, 99_00, 60));
    }

    @Test
    void tellsTheOpenerWhoJoinedAndEverybodyThatOneIsMissingAndThatItIsFull() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var hua = people.signUp("Hua");
        social.code(mei);
        var order = buy(lin, null);
        var code = codeOf(order);
        outbox.deliver();
        assertThat(kinds(lin)).isEmpty();

        buy(mei, code);
        outbox.deliver();
        assertThat(kinds(lin)).containsExactlyInAnyOrder("GROUP_JOINED", "GROUP_ALMOST_FULL");
        assertThat(kinds(mei)).isEmpty();
        var joined = told(lin, "GROUP_JOINED");
        assertThat(joined.at("/actor/nickname").asString()).isEqualTo("Mei");
        assertThat(http.get(null, "/api/groups/" + joined.path("subjectId").asString())
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo(code);

        buy(hua, code);
        outbox.deliver();
        following.follow();
        assertThat(List.of(lin, mei, hua))
                .allSatisfy(each -> assertThat(kinds(each)).contains("GROUP_FILLED"));
        assertThat(kinds(lin)).hasSize(3);
        assertThat(told(lin, "GROUP_FILLED").path("subjectId").asString())
                .isEqualTo(order.id().toString());
    }

    @Test
    void tellsWhoPaidThatItWasNotFilledAndNobodyWhoHadLeft() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var code = codeOf(buy(lin, null));
        var left = buy(mei, code);
        http.post(
                mei.token(),
                "/api/orders/" + left.id() + "/cancellation",
                Map.of("reason", "By mistake"),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        groups.passADay();
        following.follow();
        outbox.deliver();
        assertThat(kinds(lin)).contains("GROUP_FAILED");
        assertThat(kinds(mei)).doesNotContain("GROUP_FAILED");
    }

    /** Told when they don't lack anybody any more, people would come for nothing. */
    @Test
    void saysNothingThatIsNotSoAnyMore() {
        var lin = people.signUp("Lin");
        var code = codeOf(buy(lin, null));
        buy(people.signUp("Mei"), code);
        buy(people.signUp("Hua"), code);
        outbox.deliver();
        assertThat(kinds(lin)).containsExactly("GROUP_FILLED");
    }

    @Test
    void remindsWhoLookedOnlyWhereTheyAgreedAndOnceACampaign() {
        var su = people.signUp("Su");
        var wei = people.signUp("Wei");
        var mei = people.signUp("Mei");
        agree(su, true, Map.of());
        agree(mei, true, Map.of());
        for (int i = 0; i < 2; i++) {
            var code = codeOf(buy(people.signUp("Lin"), null));
            List.of(su, wei, mei).forEach(each -> look(each, code));
            buy(i == 0 ? mei : people.signUp("Hua"), code);
            outbox.deliver();
        }
        assertThat(kinds(su)).containsExactly("GROUP_REMINDER");
        assertThat(kinds(wei)).isEmpty();
        assertThat(kinds(mei)).doesNotContain("GROUP_REMINDER");
    }

    @Test
    void remindsNobodyWhoCouldNotJoinOrWouldNotMeetTheOpener() {
        var tea = goods.product("Tea", 128_00, 100);
        var rules = new CampaignRules(3, CampaignRules.Openers.ANYONE, CampaignRules.Joiners.NEWCOMERS, Money.cny(0));
        campaign = groups.published(groups.draft(tea, 3, 99_00, 20, rules));
        honey = tea.sku();
        var lin = people.signUp("Lin");
        var newcomer = people.signUp("Wei");
        var old = people.signUp("Su");
        var mutes = people.signUp("An");
        var blocked = people.signUp("Bo");
        orders.paid(old, 20_00);
        social.act(mutes, "PUT", social.code(lin), "mute");
        social.act(lin, "PUT", social.code(blocked), "block");
        var code = codeOf(buy(lin, null));
        for (var each : List.of(newcomer, old, mutes, blocked)) {
            agree(each, true, Map.of());
            look(each, code);
        }
        buy(people.signUp("Mei"), code);
        outbox.deliver();
        assertThat(kinds(newcomer)).containsExactly("GROUP_REMINDER");
        assertThat(List.of(old, mutes, blocked))
                .allSatisfy(each -> assertThat(kinds(each)).isEmpty());
    }

    @Test
    void remindsMembersAloneOfTheirCirclesGroup() {
        var lin = people.verify(people.partner("Lin"));
        var circle = circles.open(lin, Entry.OPEN, 100);
        var stays = people.signUp("Wei");
        var leaves = people.signUp("Su");
        var mei = people.signUp("Mei");
        List.of(stays, leaves, mei).forEach(each -> circles.in(each, circle));
        var tea = goods.product("Tea", 128_00, 100);
        var draft = groups.draft(tea, 3, 99_00, 20);
        campaign = groups.published(new CampaignDraft(
                draft.goods(),
                draft.size(),
                draft.fillHours(),
                draft.startsAt(),
                draft.endsAt(),
                draft.piecesEach(),
                draft.seatsEach(),
                draft.rules(),
                circle));
        honey = tea.sku();
        var code = codeOf(buy(lin, null));
        for (var each : List.of(stays, leaves)) {
            agree(each, true, Map.of());
            look(each, code);
        }
        circles.leave(leaves, circle);
        buy(mei, code);
        outbox.deliver();
        assertThat(kinds(stays)).contains("GROUP_REMINDER");
        assertThat(kinds(leaves)).doesNotContain("GROUP_REMINDER");
    }

    @Test
    void tellsSomebodyLateThatTheyWereMovedToAnotherGroup() {
        var mei = people.signUp("Mei");
        var stays = people.signUp("Su");
        var first = codeOf(buy(people.signUp("Lin"), null));
        var other = codeOf(buy(people.signUp("Wei"), null));
        var moved = place(mei, first);
        var kept = place(stays, other);
        var chargeOfMoved = orders.charge(mei, moved);
        var chargeOfKept = orders.charge(stays, kept);
        groups.passTimeToPay();
        while (expiring.expire() > 0) {
            // More of them are due.
        }
        buy(people.signUp("Bo"), first);
        buy(people.signUp("An"), first);
        payments.pay(chargeOfMoved);
        payments.pay(chargeOfKept);
        outbox.deliver();
        assertThat(codeOf(orders.read(mei, moved))).isEqualTo(other);
        assertThat(kinds(mei)).contains("GROUP_MOVED");
        assertThat(http.get(
                                null,
                                "/api/groups/"
                                        + told(mei, "GROUP_MOVED")
                                                .path("subjectId")
                                                .asString())
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo(other);
        assertThat(kinds(stays)).doesNotContain("GROUP_MOVED");
    }

    @Test
    void remindsNobodyWithinTheirQuietHours() {
        var su = people.signUp("Su");
        var now = ZonedDateTime.ofInstant(clock.instant(), MarketClock.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var until = now.plusHours(2);
        agree(su, false, Map.of("from", written(now.minusHours(1)), "until", written(until)));
        var code = codeOf(buy(people.signUp("Lin"), null));
        look(su, code);
        buy(people.signUp("Mei"), code);
        outbox.deliver();
        assertThat(kinds(su)).isEmpty();
        assertThat(jdbc.sql("select due_at from messaging.outgoing where person_id = :person")
                        .param("person", su.id())
                        .query((row, number) -> Times.instant(row, "due_at"))
                        .single())
                .isEqualTo(until.toInstant());
    }

    @Test
    void sendsNothingAfterQuietHoursAboutAGroupThatEndedMeanwhile() {
        var su = people.signUp("Su");
        var an = people.signUp("An");
        var now = ZonedDateTime.ofInstant(clock.instant(), MarketClock.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var quiet = Map.of("from", written(now.minusHours(1)), "until", written(now.plusHours(2)));
        agree(su, false, quiet);
        agree(an, false, quiet);
        var ended = codeOf(buy(people.signUp("Lin"), null));
        look(su, ended);
        buy(people.signUp("Mei"), ended);
        outbox.deliver();
        buy(people.signUp("Hua"), ended);
        var lacksOne = codeOf(buy(people.signUp("Bo"), null));
        look(an, lacksOne);
        buy(people.signUp("Wei"), lacksOne);
        outbox.deliver();
        clock.standAhead(clock.ahead().plus(Duration.ofHours(3)));
        while (sending.sendDue() > 0) {
            // Others may have left more than a batch.
        }
        assertThat(lettersTo(su)).isZero();
        assertThat(lettersTo(an)).isEqualTo(1);
    }

    private int lettersTo(Person person) {
        return jdbc.sql("select count(*) from demo.message where phone like '%' || :phone and code = ''")
                .param("phone", person.phone())
                .query(Integer.class)
                .single();
    }

    @Test
    void tellsThatItWentAheadWithEnoughPeopleWhenItsTimeWasOver() {
        var tea = goods.product("Tea", 128_00, 100);
        var rules = new CampaignRules(2, CampaignRules.Openers.ANYONE, CampaignRules.Joiners.ANYONE, Money.cny(0));
        campaign = groups.published(groups.draft(tea, 4, 99_00, 20, rules));
        honey = tea.sku();
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        buy(mei, codeOf(buy(lin, null)));
        groups.passADay();
        following.follow();
        outbox.deliver();
        assertThat(kinds(lin)).contains("GROUP_FILLED").doesNotContain("GROUP_FAILED");
        assertThat(kinds(mei)).containsExactly("GROUP_FILLED");
    }

    private static String written(ZonedDateTime time) {
        return time.toLocalTime().toString().substring(0, 5);
    }

    private void agree(Person person, boolean inApp, Map<String, String> quiet) {
        var wishes = new HashMap<String, Object>();
        wishes.put("kinds", List.of(Map.of("kind", "GROUP_REMINDER", "inApp", inApp, "outside", !inApp)));
        if (!quiet.isEmpty()) {
            wishes.put("quiet", quiet);
        }
        assertThat(http.send(person.token(), "PUT", "/api/my/notification-wishes", wishes)
                        .status())
                .isEqualTo(200);
    }

    private void look(Person person, String code) {
        assertThat(http.get(person.token(), "/api/groups/" + code).status()).isEqualTo(200);
        looks.write();
    }

    private Order buy(Person buyer, @Nullable String code) {
        return orders.pay(buyer, place(buyer, code));
    }

    private Order place(Person buyer, @Nullable String code) {
        var outcome = orders.together(buyer, null, campaign, code, new Pieces(honey, 1));
        assertThat(outcome).isInstanceOf(Outcome.Placed.class);
        return ((Outcome.Placed) outcome).order();
    }

    private static String codeOf(Order order) {
        return Objects.requireNonNull(order.group()).code();
    }

    private List<String> kinds(Person person) {
        return items(person).stream().map(item -> item.path("kind").asString()).toList();
    }

    private JsonNode told(Person person, String kind) {
        return items(person).stream()
                .filter(item -> item.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(Person person) {
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .toList();
    }
}
