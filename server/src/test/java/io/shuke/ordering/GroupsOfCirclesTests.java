package io.shuke.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.catalog.GoodsFixture.Made;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.groupbuying.AdmittingToGroups;
import io.shuke.groupbuying.CampaignDraft;
import io.shuke.groupbuying.GroupsFixture;
import io.shuke.groupbuying.MakingCampaign;
import io.shuke.groupbuying.SeatWish;
import io.shuke.groupbuying.Seating;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.PlacingOrder.Outcome;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.sharing.ShareTarget;
import io.shuke.sharing.SharingFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lin hosts a circle that Mei is in and Bo is not; its members buy honey together, two by two, cheaper than everybody. */
@ServerTest
class GroupsOfCirclesTests {
    private static final long ALONE = 128_00;
    private static final long FOR_MEMBERS = 95_00;

    @Autowired
    private Http http;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private GroupsFixture groups;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private AdmittingToGroups admitting;

    @Autowired
    private Seating seating;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private FollowingGroups following;

    @Autowired
    private MakingCampaign making;

    @Autowired
    private JdbcClient jdbc;

    private Person lin;
    private Person mei;
    private Person bo;
    private UUID circle;
    private Made honey;
    private UUID campaign;

    @BeforeEach
    void offerHoneyToTheCircle() {
        lin = people.verify(people.partner("Lin"));
        mei = people.signUp("Mei");
        bo = people.signUp("Bo");
        circle = circles.open(lin, Entry.OPEN, 100);
        circles.in(mei, circle);
        honey = goods.product("Linden honey", ALONE, 100);
        campaign = groups.published(forMembers(circle));
    }

    @Test
    void showsTheOfferToMembersAlone() {
        assertThat(offersTo(mei)).isEqualTo(1);
        assertThat(offersTo(bo)).isZero();
        assertThat(offersTo(null)).isZero();
        var list = http.get(mei.token(), "/api/circles/" + circle + "/group-offers");
        assertThat(list.body().path("items").get(0).path("campaignId").asString())
                .isEqualTo(campaign.toString());
        assertThat(http.get(bo.token(), "/api/circles/" + circle + "/group-offers")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsMembersAloneOpenAndJoin() {
        assertThat(asStranger(bo, null)).isEqualTo(new Outcome.ForMembers(circle));
        var code = codeOf(orders.pay(mei, placed(mei, null)));
        assertThat(asStranger(bo, code)).isEqualTo(new Outcome.ForMembers(circle));
        circles.in(bo, circle);
        assertThat(together(bo, code)).isInstanceOf(Outcome.Placed.class);
    }

    @Test
    void tellsAStrangerWithTheLinkWhoseMembersItIsFor() {
        var code = codeOf(orders.pay(mei, placed(mei, null)));
        assertThat(http.get(mei.token(), "/api/groups/" + code).status()).isEqualTo(200);
        for (var token : new @Nullable String[] {bo.token(), null}) {
            var refused = http.get(token, "/api/groups/" + code);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("group-for-members");
            assertThat(refused.body().path("circleId").asString()).isEqualTo(circle.toString());
            assertThat(http.get(token, "/g/" + code).text()).doesNotContain("Linden honey");
        }
        assertThat(http.get(mei.token(), "/api/groups").text()).doesNotContain(code);
    }

    @Test
    void leadsAStrangerWithAMembersLinkToTheCircle() {
        var group = Objects.requireNonNull(orders.pay(mei, placed(mei, null)).group());
        var link = sharing.link(mei, ShareTarget.Kind.GROUP, group.id().toString());
        assertThat(http.get(mei.token(), "/s/" + link.code()).status()).isEqualTo(200);
        var led = http.get(null, "/s/" + link.code());
        assertThat(led.status()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location").orElse("")).endsWith("/g/" + group.id());
        assertThat(http.get(null, "/api/groups/" + group.id()).problem()).isEqualTo("group-for-members");
    }

    @Test
    void keepsTheSeatOfAMemberWhoLeavesTheCircle() {
        var code = codeOf(orders.pay(mei, placed(mei, null)));
        assertThat(circles.leave(mei, circle).status()).isLessThan(300);
        assertThat(http.get(mei.token(), "/api/groups/" + code).status()).isEqualTo(200);
        assertThat(asStranger(mei, null)).isEqualTo(new Outcome.ForMembers(circle));
    }

    @Test
    void keepsAMemberInTheCircleUntilTheirSeatIsTaken() {
        assertThat(seatOfWhoLeftBehindTheTerms()).isEqualTo(new Seating.Outcome.ForMembers(circle));
        assertThat(jdbc.sql("select count(*) from groupbuying.groups where campaign_id = :id")
                        .param("id", campaign)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The terms were read while Mei was in the circle; she leaves before her order takes its seat. */
    private Seating.Outcome seatOfWhoLeftBehindTheTerms() {
        var answer = admitting.terms(new SeatWish(campaign, null), mei.id());
        assertThat(answer).isInstanceOf(AdmittingToGroups.Answer.Possible.class);
        circles.leave(mei, circle);
        var terms = ((AdmittingToGroups.Answer.Possible) answer).terms();
        return transactions.run(() -> seating.take(terms, Ids.next(), mei.id(), null));
    }

    @Test
    void makesTheHostTheSharerOfWhatIsBoughtByOthers() {
        var su = people.signUp("Su");
        circles.in(su, circle);
        var first = orders.pay(mei, placed(mei, null));
        var second = orders.pay(su, placed(su, codeOf(first)));
        var own = orders.pay(lin, placed(lin, null));
        circles.in(bo, circle);
        orders.pay(bo, placed(bo, codeOf(own)));
        following.follow();
        assertThat(sharersOf(first)).containsExactly(lin.id());
        assertThat(sharersOf(second)).containsExactly(lin.id());
        assertThat(sharersOf(own)).isEmpty();
    }

    @Test
    void standsBesideTheOfferToEverybodyOnceForEachCircle() {
        var forAll = groups.published(groups.draft(honey, 2, 99_00, 20));
        assertThat(offerTo(mei)).isEqualTo(campaign);
        assertThat(offerTo(bo)).isEqualTo(forAll);
        assertThat(groups.publish(made(forMembers(circle)))).isEqualTo(new MakingCampaign.Move.OfferedAlready());
    }

    @Test
    void isForAnOpenCircle() {
        var staff = groups.staff();
        assertThat(making.make(staff.id(), forMembers(Ids.next())))
                .isEqualTo(new MakingCampaign.Making.Wrong("circleId"));
        var asked = circles.asked(people.partner("Su"), "Divers", Entry.OPEN);
        assertThat(making.make(staff.id(), forMembers(asked))).isEqualTo(new MakingCampaign.Making.Wrong("circleId"));
    }

    private CampaignDraft forMembers(UUID circleId) {
        var draft = groups.draft(honey, 2, FOR_MEMBERS, 20);
        return new CampaignDraft(
                draft.goods(),
                draft.size(),
                draft.fillHours(),
                draft.startsAt(),
                draft.endsAt(),
                draft.piecesEach(),
                draft.seatsEach(),
                draft.rules(),
                circleId);
    }

    private UUID made(CampaignDraft draft) {
        return ((MakingCampaign.Making.Made) making.make(groups.staff().id(), draft)).campaignId();
    }

    private int offersTo(@Nullable Person reader) {
        return http.get(reader == null ? null : reader.token(), "/api/products/" + honey.productId() + "/group-offers")
                .body()
                .path("items")
                .size();
    }

    private UUID offerTo(Person reader) {
        return UUID.fromString(http.get(reader.token(), "/api/products/" + honey.productId() + "/group-offers")
                .body()
                .path("items")
                .get(0)
                .path("campaignId")
                .asString());
    }

    private Outcome together(Person buyer, @Nullable String code) {
        return orders.together(buyer, null, campaign, code, new Pieces(honey.sku(), 1));
    }

    /** Somebody who was told the price by a member. */
    private Outcome asStranger(Person buyer, @Nullable String code) {
        var price = Money.cny(FOR_MEMBERS);
        return orders.place(new PlacingOrder.Wish(
                buyer.id(),
                null,
                List.of(new PlacingOrder.WishedLine(new Pieces(honey.sku(), 1), price)),
                Ids.next(),
                null,
                List.of(),
                new SeatWish(campaign, code),
                price));
    }

    private Order placed(Person buyer, @Nullable String code) {
        var outcome = together(buyer, code);
        assertThat(outcome).isInstanceOf(Outcome.Placed.class);
        return ((Outcome.Placed) outcome).order();
    }

    private static String codeOf(Order order) {
        return Objects.requireNonNull(order.group()).code();
    }

    private List<UUID> sharersOf(Order order) {
        return jdbc.sql("select partner_id from commission.accrual where order_id = :order and role = 'SHARER'")
                .param("order", order.id())
                .query(UUID.class)
                .list();
    }
}
