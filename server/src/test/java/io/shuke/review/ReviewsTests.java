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
import io.shuke.shared.MarketClock;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import io.shuke.social.ModerationFixture;
import io.shuke.social.ReportSubject;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** People who bought honey say what it was like. */
@ServerTest
class ReviewsTests {
    private static final int CROWD = 12;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private ReviewsFixture reviews;

    @Autowired
    private SocialFixture social;

    @Autowired
    private ModerationFixture moderation;

    @Autowired
    private OutboxDelivery outbox;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private ClosingAccount closing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Http http;

    @Autowired
    private MarketClock clock;

    private Person mei;
    private GoodsFixture.Made honey;

    @BeforeEach
    void thereIsHoney() {
        mei = people.signUp("Mei");
        honey = goods.product("Honey", 68_00, 100);
    }

    @Test
    void meiReviewsWhatCameWithAPictureAndEverybodyReadsIt() {
        var order = received(mei, 1);
        assertThat(lines(mei, order)).containsExactly("null");
        var id = reviews.written(mei, order, draft(5, "Smells of summer", social.picture(mei)));

        var seen = reviews.list(null, honey.productId(), "ALL").path(0);
        assertThat(seen.path("text").asString()).isEqualTo("Smells of summer");
        assertThat(seen.at("/author/nickname").asString()).isEqualTo("Mei");
        assertThat(seen.path("pictures").size()).isEqualTo(1);
        assertThat(seen.path("mine").asBoolean()).isFalse();
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 50, 1, 0);
        assertThat(lines(mei, order)).containsExactly(id.toString());
    }

    @Test
    void nothingIsReviewedBeforeItCameOrAfterAllOfItWentBackOrBySomebodyElse() {
        var shipped = orders.ship(mei, orders.pay(mei, orders.placed(mei, new Pieces(honey.sku(), 2))));
        assertThat(reviews.write(mei, shipped, draft(5, "Not here yet")).problem())
                .isEqualTo("review-not-possible");
        var order = orders.receive(mei, shipped);
        assertThat(reviews.write(people.signUp("Rui"), order, draft(1, "Not mine"))
                        .status())
                .isEqualTo(404);
        orders.refund(order, 0, 2);
        assertThat(lines(mei, order)).isEmpty();
        assertThat(reviews.write(mei, order, draft(5, "Sent back")).problem()).isEqualTo("review-not-possible");
        assertThat(reviews.rating(honey.productId())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void whatCannotStandIsRefusedFieldByFieldAndNothingIsCounted() {
        var order = received(mei, 1);
        assertThat(reviews.write(mei, order, draft(6, "Too many stars")).problem())
                .isEqualTo("invalid-request");
        assertThat(reviews.write(mei, order, draft(5, "Cheaper at evil.com")).problem())
                .isEqualTo("invalid-request");
        assertThat(reviews.write(mei, order, draft(5, "x".repeat(1_001))).problem())
                .isEqualTo("invalid-request");
        var somebodys = social.picture(people.signUp("Rui"));
        assertThat(reviews.write(mei, order, draft(5, "Her picture", somebodys)).problem())
                .isEqualTo("invalid-request");
        assertThat(reviews.rating(honey.productId())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aLineIsReviewedOnceHoweverManySendAtOnce() {
        var order = received(mei, 1);
        var answers = Together.run(
                CROWD,
                i -> () ->
                        reviews.write(mei, order, draft(4, "From phone " + i)).status());
        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 40, 0, 0);
        assertThat(reviews.list(null, honey.productId(), "ALL").size()).isEqualTo(1);
    }

    @Test
    void theRatingIsExactHoweverManyWriteAtOnce() {
        var buyers = IntStream.range(0, CROWD)
                .mapToObj(i -> people.signUp("Buyer " + i))
                .toList();
        var bought = buyers.stream().map(buyer -> received(buyer, 1)).toList();
        Together.run(CROWD, i -> () -> reviews.written(buyers.get(i), bought.get(i), draft(1 + i % 5, "It is honey")));
        // 1 2 3 4 5 1 2 3 4 5 1 2: 33 stars in twelve reviews, six of them low.
        assertThat(reviews.rating(honey.productId())).containsExactly(CROWD, 28, 0, 6);
    }

    @Test
    void ofManyEditsOfOneVersionOneIsTakenAndTheRatingFollowsItAlone() {
        var id = reviews.written(mei, received(mei, 1), draft(5, "Good"));
        var answers = Together.run(
                CROWD,
                i -> () ->
                        reviews.edit(mei, id, 1, draft(1, "Bad after all " + i)).status());
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 10, 0, 1);
        var own = http.get(mei.token(), "/api/my/reviews/" + id).body();
        assertThat(own.path("version").asInt()).isEqualTo(2);
        assertThat(own.at("/review/edited").asBoolean()).isTrue();
    }

    @Test
    void isEditedForThirtyDaysAndNoLonger() {
        var id = reviews.written(mei, received(mei, 1), draft(5, "Good"));
        assertThat(reviews.edit(people.signUp("Rui"), id, 1, draft(1, "Hers")).status())
                .isEqualTo(404);
        assertThat(reviews.edit(mei, id, 1, draft(4, "Quite good")).status()).isEqualTo(200);
        clock.standAhead(clock.ahead().plus(Duration.ofDays(30)).plusSeconds(1));
        mei = people.signIn(mei, null);
        assertThat(reviews.edit(mei, id, 2, draft(1, "Later")).problem()).isEqualTo("review-closed");
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 40, 0, 0);
    }

    @Test
    void whoWishesSoIsNotNamedAndNeitherIsWhoCannotBeMet() {
        var rui = people.signUp("Rui");
        var lin = people.signUp("Lin");
        reviews.written(
                mei, received(mei, 1), Map.of("stars", 5, "text", "Quiet", "mediaIds", List.of(), "anonymous", true));
        reviews.written(rui, received(rui, 1), draft(4, "Loud"));
        social.act(rui, "PUT", social.code(lin), "block");

        var seen = reviews.list(lin, honey.productId(), "ALL");
        assertThat(seen.path(0).path("text").asString()).isEqualTo("Loud");
        assertThat(seen.path(0).path("author").isNull()).isTrue();
        assertThat(seen.path(1).path("author").isNull()).isTrue();
        assertThat(reviews.list(mei, honey.productId(), "ALL")
                        .path(1)
                        .path("mine")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void readersChooseThoseWithPicturesAndTheLowOnes() {
        var rui = people.signUp("Rui");
        reviews.written(mei, received(mei, 1), draft(5, "Pictured", social.picture(mei)));
        reviews.written(rui, received(rui, 1), draft(2, "Low"));
        assertThat(reviews.list(null, honey.productId(), "PICTURED").findValuesAsString("text"))
                .containsExactly("Pictured");
        assertThat(reviews.list(null, honey.productId(), "LOW").findValuesAsString("text"))
                .containsExactly("Low");
    }

    @Test
    void staffReply() {
        var id = reviews.written(mei, received(mei, 1), draft(1, "Awful"));
        var care = people.staff(Right.CARE);
        assertThat(http.send(
                                care.token(),
                                "PUT",
                                "/api/operator/reviews/" + id + "/reply",
                                Map.of("words", "We are sorry"))
                        .status())
                .isEqualTo(204);
        assertThat(reviews.list(null, honey.productId(), "ALL")
                        .at("/0/reply/words")
                        .asString())
                .isEqualTo("We are sorry");
    }

    @Test
    void aReportedReviewIsTakenDownItsAuthorIsToldAndAppealsAndItIsBackAsItWas() {
        var rui = people.signUp("Rui");
        var id = reviews.written(mei, received(mei, 1), draft(1, "Awful", social.picture(mei)));
        reviews.written(rui, received(rui, 1), draft(5, "Lovely"));
        var was = reviews.list(null, honey.productId(), "ALL");
        var one = moderation.staff();
        moderation.report(rui, ReportSubject.REVIEW, id);
        moderation.report(mei, ReportSubject.REVIEW, id);
        var found = moderation.caseOf(mei);
        var waiting = moderation.waiting(one, found);
        assertThat(waiting.path("text").asString()).isEqualTo("Awful");
        assertThat(waiting.path("pictures").size()).isEqualTo(1);
        assertThat(waiting.path("reports").asInt()).isEqualTo(1);

        assertThat(moderation.takeDown(one, found).status()).isEqualTo(200);
        assertThat(reviews.list(mei, honey.productId(), "ALL").findValuesAsString("text"))
                .containsExactly("Lovely");
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 50, 0, 0);
        assertThat(reviews.edit(mei, id, 1, draft(5, "Lovely")).problem()).isEqualTo("review-closed");
        assertThat(moderation.takedown(mei).path("reason").asString()).isEqualTo("ABUSE");
        assertThat(moderation.strikes(mei)).isEqualTo(1);
        outbox.deliver();
        assertThat(social.read(mei, "/api/my/notifications").at("/items/0/kind").asString())
                .isEqualTo("MODERATION");

        assertThat(moderation.appeal(mei, found).status()).isEqualTo(204);
        assertThat(moderation.restore(one, found).problem()).isEqualTo("case-needs-another-person");
        assertThat(moderation.restore(moderation.staff(), found).status()).isEqualTo(200);
        assertThat(reviews.list(null, honey.productId(), "ALL")).isEqualTo(was);
        assertThat(reviews.rating(honey.productId())).containsExactly(2, 30, 1, 1);
        assertThat(moderation.strikes(mei)).isZero();
    }

    @RepeatedTest(3)
    void takenDownByManyAtOnceItIsOneDecisionAndOneStrike() {
        var id = reviews.written(mei, received(mei, 1), draft(1, "Awful"));
        var staff = IntStream.range(0, 6).mapToObj(i -> moderation.staff()).toList();
        var statuses = Together.run(
                6,
                i -> () -> moderation
                        .takeDownUnreported(staff.get(i), ReportSubject.REVIEW, id)
                        .status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(moderation.strikes(mei)).isEqualTo(1);
        assertThat(reviews.rating(honey.productId())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void nobodyTakesTheirOwnDown() {
        var one = moderation.staff();
        var id = reviews.written(one, received(one, 1), draft(1, "Awful"));
        assertThat(moderation.takeDownUnreported(one, ReportSubject.REVIEW, id).problem())
                .isEqualTo("case-needs-another-person");
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 10, 0, 1);
    }

    @Test
    void aReviewWithAWordThatIsHeldWaitsForStaffWrittenOrEdited() {
        var one = moderation.staff();
        var word = "gloop" + Ids.code(6).toLowerCase(Locale.ROOT);
        assertThat(http.post(one.token(), "/api/operator/listed-words", Map.of("word", word, "effect", "HOLD"))
                        .status())
                .isEqualTo(201);
        var id = reviews.written(mei, received(mei, 1), draft(1, "It is " + word));
        assertThat(reviews.list(mei, honey.productId(), "ALL").size()).isZero();
        assertThat(reviews.rating(honey.productId())).containsExactly(0, 0, 0, 0);
        assertThat(http.get(one.token(), "/api/operator/reviews?hidden=true")
                        .body()
                        .at("/items/0/review/id")
                        .asString())
                .isEqualTo(id.toString());
        var found = moderation.caseOf(mei);
        assertThat(moderation.waiting(one, found).at("/listed/0").asString()).isEqualTo(word);
        assertThat(moderation.dismiss(one, found).status()).isEqualTo(200);
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 10, 0, 1);

        assertThat(reviews.edit(mei, id, 1, draft(5, "Not " + word)).status()).isEqualTo(200);
        assertThat(reviews.rating(honey.productId())).containsExactly(0, 0, 0, 0);
        moderation.dismiss(one, moderation.caseOf(mei));
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 50, 0, 0);
    }

    @Test
    void whoLeavesTakesTheirReviewsAlongAndTheRatingFalls() {
        var rui = people.signUp("Rui");
        reviews.written(rui, received(rui, 1), draft(4, "Stays"));
        var order = received(mei, 1);
        reviews.written(mei, order, draft(1, "Goes", social.picture(mei)));
        orders.settle(mei, order);
        mei = people.signIn(mei, null);
        var closed = transaction.execute(status -> closing.close(mei.id(), false));
        assertThat(closed).isInstanceOf(ClosingAccount.Outcome.Closed.class);
        assertThat(reviews.rating(honey.productId())).containsExactly(1, 40, 0, 0);
        assertThat(reviews.list(null, honey.productId(), "ALL").findValuesAsString("text"))
                .containsExactly("Stays");
    }

    private Order received(Person buyer, int pieces) {
        return orders.receive(
                buyer, orders.ship(buyer, orders.pay(buyer, orders.placed(buyer, new Pieces(honey.sku(), pieces)))));
    }

    /** The reviews of the lines that can be or were reviewed; "null" where there is none. */
    private List<String> lines(Person buyer, Order order) {
        return http.get(buyer.token(), "/api/orders/" + order.id() + "/reviewable-lines")
                .body()
                .valueStream()
                .map(line -> line.path("reviewId"))
                .map(id -> id.isNull() ? "null" : UUID.fromString(id.asString()).toString())
                .toList();
    }
}
