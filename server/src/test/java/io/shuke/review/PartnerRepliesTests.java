package io.shuke.review;

import static io.shuke.review.ReviewsFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.identity.ClosingAccount;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.Order;
import io.shuke.ordering.OrdersFixture;
import io.shuke.ordering.Pieces;
import io.shuke.shared.Ids;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Mei bought honey through Lin's link and says what it was like, and Lin replies. */
@ServerTest
class PartnerRepliesTests {
    private static final int CROWD = 8;

    @Autowired
    private ReviewsFixture reviews;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private SocialFixture social;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private Http http;

    private Person lin;
    private Person mei;
    private GoodsFixture.Made honey;

    @BeforeEach
    void meiComesThroughLinsLink() {
        lin = people.partner("Lin");
        honey = goods.product("Honey", 68_00, 100);
        mei = customer("Mei");
    }

    @Test
    void thePartnerWhoSoldItRepliesAndEverybodyReadsItBesideTheMarkets() {
        var id = reviews.written(mei, received(mei), draft(5, "Smells of summer"));
        var sold = social.read(lin, "/api/my/sold-reviews").at("/items/0");
        assertThat(sold.at("/review/text").asString()).isEqualTo("Smells of summer");
        assertThat(sold.path("canReply").asBoolean()).isTrue();
        assertThat(sold.path("reply").isNull()).isTrue();

        var replied = reply(lin, id, 0, "Glad that you like it");
        assertThat(replied.status()).as(replied.text()).isEqualTo(200);
        assertThat(replied.body().at("/reply/version").asInt()).isEqualTo(1);
        ofMarket(id, "Thank you");
        var seen = seen(null);
        assertThat(seen.at("/partnerReply/text").asString()).isEqualTo("Glad that you like it");
        assertThat(seen.at("/partnerReply/partner/nickname").asString()).isEqualTo("Lin");
        assertThat(seen.at("/partnerReply/mine").asBoolean()).isFalse();
        assertThat(seen.at("/reply/words").asString()).isEqualTo("Thank you");
        assertThat(seen(lin).at("/partnerReply/mine").asBoolean()).isTrue();
    }

    @Test
    void thePartnerHearsOfEachReviewOnceItIsSeenAndOfNobodyTheyBlocked() {
        var id = reviews.written(mei, received(mei), draft(5, "Good"));
        assertThat(told(lin, "REVIEW")).singleElement().satisfies(told -> {
            assertThat(told.path("subjectId").asString()).isEqualTo(id.toString());
            assertThat(told.path("actor").isNull()).isTrue();
        });
        var one = moderation.staff();
        moderation.report(lin, ReportSubject.REVIEW, id);
        var found = moderation.caseOf(mei);
        assertThat(moderation.takeDown(one, found).status()).isEqualTo(200);
        assertThat(moderation.appeal(mei, found).status()).isEqualTo(204);
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(told(lin, "REVIEW")).hasSize(1);
        var blocked = customer("Blocked");
        social.act(lin, "PUT", social.code(blocked), "block");
        reviews.written(blocked, received(blocked), draft(1, "Bad"));
        var stranger = people.signUp("Stranger");
        reviews.written(stranger, received(stranger), draft(1, "Bad"));
        assertThat(told(lin, "REVIEW")).hasSize(1);
    }

    @Test
    void thePartnerHearsOfAReviewWithAHeldWordOnceStaffFreeIt() {
        var one = moderation.staff();
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", "HOLD"));
        reviews.written(mei, received(mei), draft(5, "So " + word));
        assertThat(told(lin, "REVIEW")).isEmpty();
        assertThat(moderation.dismiss(one, moderation.caseOf(mei)).status()).isEqualTo(200);
        assertThat(told(lin, "REVIEW")).hasSize(1);
    }

    @Test
    void nobodyElseRepliesNotAnotherPartnerNorWhoOnlyBought() {
        var id = reviews.written(mei, received(mei), draft(5, "Good"));
        assertThat(reply(people.partner("Wei"), id, 0, "Buy mine").status()).isEqualTo(404);
        assertThat(reply(people.signUp("Rui"), id, 0, "Me, too").status()).isEqualTo(403);
        var stranger = people.signUp("Stranger");
        var unsold = reviews.written(stranger, received(stranger), draft(1, "Bad"));
        assertThat(reply(lin, unsold, 0, "I am sorry").status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/my/sold-reviews").path("items").size())
                .isEqualTo(1);
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
    }

    @Test
    void onceHoweverManyPhonesSendAtOnceEditedByItsVersionAndTakenBack() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        var statuses =
                Together.run(CROWD, i -> () -> reply(lin, id, 0, "Reply " + i).status());
        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(reply(lin, id, 1, "Thank you").status()).isEqualTo(200);
        assertThat(reply(lin, id, 1, "From an old tab").problem()).isEqualTo("edited-meanwhile");
        assertThat(seen(null).at("/partnerReply/text").asString()).isEqualTo("Thank you");
        assertThat(seen(null).at("/partnerReply/edited").asBoolean()).isTrue();

        assertThat(Together.run(4, i -> () -> takeBack(lin, id).status()))
                .containsOnly(204, 404)
                .containsOnlyOnce(204);
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
    }

    @Test
    void whatCannotStandIsRefused() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        assertThat(reply(lin, id, 0, "Cheaper at evil.com").problem()).isEqualTo("invalid-request");
        assertThat(reply(lin, id, 0, "x".repeat(501)).problem()).isEqualTo("invalid-request");
        assertThat(reply(lin, id, 0, " ").problem()).isEqualTo("invalid-request");
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
    }

    @Test
    void whoWroteTheReviewIsToldOnceOfThePartnersReplyAndOnceOfTheMarkets() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        reply(lin, id, 0, "Thank you");
        reply(lin, id, 1, "Thank you very much");
        ofMarket(id, "Thank you");
        ofMarket(id, "We thank you");
        var told = told(mei);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.path("subjectId").asString()).isEqualTo(id.toString()));
        assertThat(told.stream().map(one -> one.at("/actor/nickname").asString("market")))
                .containsExactlyInAnyOrder("Lin", "market");
    }

    /** Whom they blocked themselves, staff read as everybody else. */
    @Test
    void staffTakeAReplyDownWhereTheyReadReviewsAndItsPartnerAppeals() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        reply(lin, id, 0, "You know nothing of honey");
        var was = seen(null);
        var one = moderation.staff();
        social.act(one, "PUT", social.code(lin), "block");
        var listed = social.read(one, "/api/operator/reviews")
                .path("items")
                .valueStream()
                .filter(row -> row.at("/review/id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow();
        var reply = UUID.fromString(listed.at("/review/partnerReply/id").asString());
        assertThat(Together.run(
                        4,
                        i -> () -> moderation
                                .takeDownUnreported(one, ReportSubject.REVIEW_REPLY, reply)
                                .status()))
                .containsOnlyOnce(200)
                .isSubsetOf(200, 404, 409);
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
        assertThat(seen(null).path("text").asString()).isEqualTo("Good");
        assertThat(moderation.takedown(lin).path("subject").asString()).isEqualTo("REVIEW_REPLY");
        assertThat(moderation.strikes(lin)).isEqualTo(1);

        assertThat(moderation.appeal(lin, moderation.caseOf(lin)).status()).isEqualTo(204);
        assertThat(moderation
                        .restore(moderation.staff(), moderation.caseOf(lin))
                        .status())
                .isEqualTo(200);
        assertThat(seen(null)).isEqualTo(was);
    }

    @Test
    void whoBlockedEachOtherDoNotMeetHereEither() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        reply(lin, id, 0, "Thank you");
        outbox.deliver();
        social.act(mei, "PUT", social.code(lin), "block");
        assertThat(seen(mei).path("partnerReply").isNull()).isTrue();
        assertThat(seen(null).path("partnerReply").isNull()).isFalse();
        assertThat(reply(lin, id, 1, "Again").status()).isEqualTo(404);
        assertThat(social.read(lin, "/api/my/sold-reviews")
                        .at("/items/0/canReply")
                        .asBoolean())
                .isFalse();
        assertThat(takeBack(lin, id).status()).isEqualTo(204);
        assertThat(reply(lin, id, 0, "Anew").status()).isEqualTo(404);
    }

    /** A refusal would tell whose it is. */
    @Test
    void aReviewWithoutANameIsRepliedToWhoeverWroteIt() {
        var id = reviews.written(
                mei, received(mei), Map.of("stars", 2, "text", "Quiet", "mediaIds", List.of(), "anonymous", true));
        social.act(mei, "PUT", social.code(lin), "block");
        var sold = social.read(lin, "/api/my/sold-reviews").at("/items/0");
        assertThat(sold.at("/review/author").isNull()).isTrue();
        assertThat(sold.path("canReply").asBoolean()).isTrue();
        assertThat(reply(lin, id, 0, "What was wrong?").status()).isEqualTo(200);
        assertThat(told(mei)).isEmpty();
        assertThat(seen(mei).path("partnerReply").isNull()).isTrue();
    }

    @Test
    void aReportedReplyIsTakenDownAndComesBackAsItWas() {
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        reply(lin, id, 0, "You know nothing of honey");
        var was = seen(null);
        moderation.report(
                mei, ReportSubject.REVIEW_REPLY, was.at("/partnerReply/id").asString());
        var one = moderation.staff();
        assertThat(moderation.waiting(one, moderation.caseOf(lin)).path("text").asString())
                .isEqualTo("You know nothing of honey");
        assertThat(moderation.takeDown(one, moderation.caseOf(lin)).status()).isEqualTo(200);
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
        assertThat(reply(lin, id, 1, "Sorry").problem()).isEqualTo("review-reply-closed");
        assertThat(social.read(lin, "/api/my/sold-reviews")
                        .at("/items/0/reply/hidden")
                        .asBoolean())
                .isTrue();
        assertThat(moderation.strikes(lin)).isEqualTo(1);

        assertThat(moderation.appeal(lin, moderation.caseOf(lin)).status()).isEqualTo(204);
        assertThat(moderation
                        .restore(moderation.staff(), moderation.caseOf(lin))
                        .status())
                .isEqualTo(200);
        assertThat(seen(null)).isEqualTo(was);
        assertThat(moderation.strikes(lin)).isZero();
    }

    @Test
    void aReplyWithAWordThatIsHeldWaitsAndTheBuyerHearsOfItOnceItIsFree() {
        var one = moderation.staff();
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", "HOLD"));
        var id = reviews.written(mei, received(mei), draft(4, "Good"));
        assertThat(reply(lin, id, 0, "It is " + word).body().at("/reply/hidden").asBoolean())
                .isTrue();
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
        assertThat(told(mei)).isEmpty();
        assertThat(moderation.dismiss(one, moderation.caseOf(lin)).status()).isEqualTo(200);
        assertThat(seen(null).at("/partnerReply/text").asString()).contains(word);
        assertThat(told(mei)).hasSize(1);
    }

    @Test
    void itGoesWithTheReviewAndWithWhoWroteIt() {
        var rui = customer("Rui");
        var meis = received(mei);
        var ruis = reviews.written(rui, received(rui), draft(5, "Stays"));
        var id = reviews.written(mei, meis, draft(4, "Goes"));
        reply(lin, id, 0, "Thank you, Mei");
        reply(lin, ruis, 0, "Thank you, Rui");
        orders.settle(mei, meis);
        close(mei);
        assertThat(reviews.list(null, honey.productId(), "ALL").size()).isEqualTo(1);
        assertThat(seen(null).at("/partnerReply/text").asString()).isEqualTo("Thank you, Rui");

        close(lin);
        assertThat(seen(null).path("partnerReply").isNull()).isTrue();
        assertThat(seen(null).path("text").asString()).isEqualTo("Stays");
    }

    private void close(Person person) {
        assertThat(closing.close(person.id(), true)).isInstanceOf(ClosingAccount.Outcome.Closed.class);
    }

    private Person customer(String name) {
        var browser = SharingFixture.visitor();
        sharing.open(sharing.product(lin, honey.productId()), browser);
        return people.signUp(name, browser);
    }

    /** The market knows by now who sold it. */
    private Order received(Person buyer) {
        var order = orders.receive(
                buyer, orders.ship(buyer, orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), 1)))));
        outbox.deliver();
        return order;
    }

    private Answer reply(Person partner, UUID review, int version, String text) {
        return http.send(
                partner.token(),
                "PUT",
                "/api/my/sold-reviews/" + review + "/reply?version=" + version,
                Map.of("text", text));
    }

    private Answer takeBack(Person partner, UUID review) {
        return http.send(partner.token(), "DELETE", "/api/my/sold-reviews/" + review + "/reply", null);
    }

    private void ofMarket(UUID review, String words) {
        assertThat(http.send(
                                people.staff(Right.CARE).token(),
                                "PUT",
                                "/api/operator/reviews/" + review + "/reply",
                                Map.of("words", words))
                        .status())
                .isEqualTo(204);
    }

    /** The latest review of the honey. */
    private JsonNode seen(@Nullable Person reader) {
        return reviews.list(reader, honey.productId(), "ALL").path(0);
    }

    private List<JsonNode> told(Person person) {
        return told(person, "REVIEW_REPLY");
    }

    private List<JsonNode> told(Person person, String kind) {
        outbox.deliver();
        return social.read(person, "/api/my/notifications")
                .path("items")
                .valueStream()
                .filter(told -> told.path("kind").asString().equals(kind))
                .toList();
    }
}
