package io.shuke.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.catalog.GoodsFixture;
import io.shuke.circle.CirclesFixture;
import io.shuke.circle.Entry;
import io.shuke.identity.PeopleFixture;
import io.shuke.identity.Person;
import io.shuke.ordering.OrdersFixture;
import io.shuke.shared.Ids;
import io.shuke.shared.Right;
import io.shuke.sharing.SharingFixture;
import io.shuke.social.SocialFixture;
import io.shuke.support.Http;
import io.shuke.support.Http.Answer;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import io.shuke.support.Together;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class ConversationTests {
    @Autowired
    private Http http;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private SocialFixture social;

    @Autowired
    private SharingFixture sharing;

    @Autowired
    private GoodsFixture goods;

    @Autowired
    private OrdersFixture orders;

    @Autowired
    private CirclesFixture circles;

    @Autowired
    private Conversations conversations;

    @Autowired
    private WritingMessage writing;

    @Autowired
    private PersonalMessaging personal;

    @Test
    void whomTheReaderFollowsWritesAtOnce() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        social.act(mei, "PUT", social.code(lin), "follow");
        var fromLin = open(lin, mei);
        assertThat(fromLin.path("state").asString()).isEqualTo("OPEN");
        var id = id(fromLin);
        say(lin, id, "The honey is here");
        assertThat(list(mei, false)).containsExactly("Lin: The honey is here");
        assertThat(inbox(mei).path("messages").asInt()).isEqualTo(1);
        assertThat(id(open(mei, lin))).isEqualTo(id);
    }

    /** That one follows somebody is no reason for them to hear from one. */
    @Test
    void whoOnlyFollowsTheReaderAsksFirst() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        social.act(mei, "PUT", social.code(lin), "follow");
        assertThat(open(mei, lin).path("state").asString()).isEqualTo("ASKED");
    }

    @Test
    void aCustomerAndTheirPartnerAndWhoeverKeepsAShopCanBeWrittenToAtOnce() {
        var lin = people.partner("Lin");
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        assertThat(open(mei, lin).path("state").asString()).isEqualTo("OPEN");
        assertThat(open(lin, people.signUp("Wei")).path("state").asString()).isEqualTo("ASKED");
    }

    @Test
    void whoIsInOneCircleIsWrittenToAtOnce() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var campers = circles.open(lin, Entry.OPEN, 20);
        circles.in(mei, campers);
        assertThat(open(mei, lin).path("state").asString()).isEqualTo("OPEN");
        var wei = people.signUp("Wei");
        circles.in(wei, campers);
        circles.leave(wei, campers);
        assertThat(open(wei, lin).path("state").asString()).isEqualTo("ASKED");
    }

    @Test
    void aRequestWaitsForAnAnswerAfterAFewWords() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = id(open(mei, lin));
        var picture = social.picture(mei);
        assertThat(send(mei, id, UUID.randomUUID(), draft("PICTURE", null, picture))
                        .problem())
                .isEqualTo("answer-awaited");
        for (var words : List.of("Hello", "I saw your post", "Is it new honey?")) {
            say(mei, id, words);
        }
        assertThat(send(mei, id, UUID.randomUUID(), text("Hello?")).problem()).isEqualTo("answer-awaited");
        assertThat(list(lin, false)).isEmpty();
        assertThat(list(lin, true)).containsExactly("Mei: Is it new honey?");
        assertThat(inbox(lin).path("messages").asInt()).isZero();
        assertThat(inbox(lin).path("requests").asInt()).isEqualTo(1);
        assertThat(http.send(mei.token(), "PUT", "/api/conversations/" + id + "/acceptance", null)
                        .status())
                .isEqualTo(404);

        assertThat(http.send(lin.token(), "PUT", "/api/conversations/" + id + "/acceptance", null)
                        .status())
                .isEqualTo(204);
        assertThat(list(lin, false)).containsExactly("Mei: Is it new honey?");
        assertThat(send(mei, id, UUID.randomUUID(), draft("PICTURE", null, picture))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anAnswerOpensARequest() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = id(open(mei, lin));
        say(mei, id, "Hello");
        say(lin, id, "Hello yourself");
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("OPEN");
        say(mei, id, "Lovely weather");
        assertThat(list(lin, true)).isEmpty();
    }

    @Test
    void whoWasDeclinedIsNotTold() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = id(open(mei, lin));
        say(mei, id, "Hello");
        assertThat(http.send(lin.token(), "PUT", "/api/conversations/" + id + "/refusal", null)
                        .status())
                .isEqualTo(204);
        assertThat(list(lin, true)).isEmpty();
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("ASKED");
        assertThat(send(mei, id, UUID.randomUUID(), text("Hello?")).problem()).isEqualTo("answer-awaited");
        say(lin, id, "Sorry, now I have time");
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void whoBlockedTheOtherIsAsAbsentAsNobody() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        say(mei, id, "Hello");
        var linsCode = social.code(lin);
        var meisCode = social.code(mei);
        social.act(lin, "PUT", meisCode, "block");
        for (var person : List.of(lin, mei)) {
            assertThat(send(person, id, UUID.randomUUID(), text("Hello?")).status())
                    .isEqualTo(404);
            assertThat(http.get(person.token(), "/api/conversations/" + id).status())
                    .isEqualTo(404);
            assertThat(http.get(person.token(), "/api/conversations/" + id + "/messages")
                            .status())
                    .isEqualTo(404);
            assertThat(http.send(person.token(), "PUT", "/api/conversations/" + id + "/read-mark", Map.of("seq", 1))
                            .status())
                    .isEqualTo(404);
            assertThat(list(person, false)).isEmpty();
            assertThat(inbox(person).path("messages").asInt()).isZero();
        }
        assertThat(http.send(mei.token(), "PUT", "/api/people/" + linsCode + "/conversation", null)
                        .status())
                .isEqualTo(404);
        social.act(lin, "DELETE", meisCode, "block");
        assertThat(list(lin, false)).containsExactly("Mei: Hello");
        assertThat(inbox(lin).path("messages").asInt()).isEqualTo(1);
    }

    @Test
    void aRequestAcrossABlockIsNeitherCountedNorAnswered() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = id(open(mei, lin));
        say(mei, id, "Hello");
        assertThat(inbox(lin).path("requests").asInt()).isEqualTo(1);
        var meisCode = social.code(mei);
        social.act(lin, "PUT", meisCode, "block");
        assertThat(inbox(lin).path("requests").asInt()).isZero();
        for (var answer : List.of("acceptance", "refusal")) {
            assertThat(http.send(lin.token(), "PUT", "/api/conversations/" + id + "/" + answer, null)
                            .status())
                    .isEqualTo(404);
        }
        social.act(lin, "DELETE", meisCode, "block");
        assertThat(list(lin, true)).containsExactly("Mei: Hello");
        assertThat(inbox(lin).path("requests").asInt()).isEqualTo(1);
    }

    /** A circle of both would have let them write from the beginning; who said no is not asked by that. */
    @Test
    void whoeverDeclinedIsWrittenToOnlyOnceTheyFollow() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = id(open(mei, lin));
        say(mei, id, "Hello");
        http.send(lin.token(), "PUT", "/api/conversations/" + id + "/refusal", null);
        circles.in(mei, circles.open(lin, Entry.OPEN, 20));
        assertThat(send(mei, id, UUID.randomUUID(), text("Hello?")).problem()).isEqualTo("answer-awaited");
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("ASKED");
        social.act(lin, "PUT", social.code(mei), "follow");
        say(mei, id, "Good to be here");
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("OPEN");
    }

    /** What would hold a post for staff holds no message, and what was said stays said when it is sent again. */
    @Test
    void takesNoWordsThatTheMarketBlocks() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        var blocked = "b" + Ids.code(8).toLowerCase(Locale.ROOT);
        var held = "h" + Ids.code(8).toLowerCase(Locale.ROOT);
        var before = UUID.randomUUID();
        assertThat(send(lin, id, before, text("So " + blocked)).status()).isEqualTo(200);
        list(blocked, "BLOCK");
        list(held, "HOLD");
        var refused = send(lin, id, UUID.randomUUID(), text("So " + blocked.toUpperCase(Locale.ROOT) + "!"));
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.text()).contains(blocked);
        assertThat(send(lin, id, before, text("So " + blocked)).status()).isEqualTo(200);
        say(lin, id, "So " + held);
        assertThat(texts(mei, id)).containsExactly("So " + held, "So " + blocked);
    }

    @Test
    void strangersFindNothing() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        say(mei, id, "Hello");
        var eve = people.signUp("Eve");
        assertThat(send(eve, id, UUID.randomUUID(), text("Hello?")).status()).isEqualTo(404);
        assertThat(http.get(eve.token(), "/api/conversations/" + id + "/messages")
                        .status())
                .isEqualTo(404);
        assertThat(http.send(eve.token(), "PUT", "/api/conversations/" + id + "/read-mark", Map.of("seq", 1))
                        .status())
                .isEqualTo(404);
        assertThat(texts(lin, id)).containsExactly("Hello");
    }

    /** Both write forty at one moment: eighty numbers, each once. */
    @Test
    void numbersMessagesWithoutAGapHoweverManyAreWrittenAtOnce() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        var answers =
                Together.run(80, i -> () -> send(i % 2 == 0 ? lin : mei, id, UUID.randomUUID(), text("Message " + i)));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        var seqs = answers.stream()
                .map(answer -> answer.body().path("seq").asLong())
                .toList();
        assertThat(seqs)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 80).boxed().toList());
        assertThat(allSeqs(lin, id))
                .containsExactlyElementsOf(
                        LongStream.iterate(80, seq -> seq - 1).limit(80).boxed().toList());
        assertThat(inbox(lin).path("messages").asInt()
                        + inbox(mei).path("messages").asInt())
                .isBetween(1, 80);
    }

    @Test
    void saysTheSameMessageOnceHoweverOftenItIsSent() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        var message = UUID.randomUUID();
        var answers = Together.run(20, i -> () -> send(lin, id, message, text("Once")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().path("seq").asLong()).isEqualTo(1);
        });
        assertThat(texts(mei, id)).containsExactly("Once");
        assertThat(inbox(mei).path("messages").asInt()).isEqualTo(1);
        assertThat(send(lin, id, message, text("Twice")).problem()).isEqualTo("idempotency-key-reused");
        assertThat(send(mei, id, message, text("Once")).problem()).isEqualTo("idempotency-key-reused");
        assertThat(texts(mei, id)).containsExactly("Once");
    }

    @Test
    void readsUpToAMarkAndNeverBack() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        for (int i = 1; i <= 5; i++) {
            say(lin, id, "Message " + i);
        }
        read(mei, id, 3);
        assertThat(inbox(mei).path("messages").asInt()).isEqualTo(2);
        read(mei, id, 1);
        assertThat(conversation(mei, id).path("readSeq").asLong()).isEqualTo(3);
        read(mei, id, 99);
        assertThat(conversation(mei, id).path("readSeq").asLong()).isEqualTo(5);
        assertThat(inbox(mei).path("messages").asInt()).isZero();
        assertThat(conversation(lin, id).path("otherReadSeq").asLong()).isEqualTo(5);
    }

    @Test
    void showsGoodsPicturesAndOrdersOfTheWriterAlone() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        var honey = goods.product("Honey", 68_00, 9);
        var order = orders.paid(mei, 58_00);
        assertThat(send(mei, id, UUID.randomUUID(), draft("GOODS", null, honey.productId()))
                        .status())
                .isEqualTo(200);
        assertThat(send(mei, id, UUID.randomUUID(), draft("ORDER", null, order.id()))
                        .status())
                .isEqualTo(200);
        assertThat(send(mei, id, UUID.randomUUID(), draft("PICTURE", null, social.picture(mei)))
                        .status())
                .isEqualTo(200);
        for (var stolen : List.of(draft("ORDER", null, order.id()), draft("PICTURE", null, social.picture(mei)))) {
            assertThat(send(lin, id, UUID.randomUUID(), stolen).problem()).isEqualTo("invalid-request");
        }
        assertThat(send(lin, id, UUID.randomUUID(), draft("GOODS", null, UUID.randomUUID()))
                        .problem())
                .isEqualTo("invalid-request");
        var shown = messages(lin, id).path("items");
        assertThat(shown.at("/0/picture/small").asString()).startsWith("/media/");
        assertThat(shown.at("/1/order/number").asString()).isEqualTo(order.number());
        assertThat(shown.at("/1/order/total/amountMinor").asLong())
                .isEqualTo(order.total().amountMinor());
        assertThat(shown.at("/1").toString()).doesNotContain("phone", "street", "recipient");
        assertThat(shown.at("/2/product/title").asString()).isEqualTo("Honey");
        assertThat(shown.size()).isEqualTo(3);
    }

    @Test
    void aBuyerAloneLearnsWhomTheyCanAskAboutAnOrder() {
        var lin = people.partner("Lin");
        var linsCode = social.code(lin);
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        var order = orders.paid(mei, 58_00);
        var path = "/api/orders/" + order.id() + "/contact";
        assertThat(social.read(mei, path).at("/person/code").asString()).isEqualTo(linsCode);
        assertThat(social.read(people.signUp("Eve"), path).path("person").isNull())
                .isTrue();
        social.act(mei, "PUT", linsCode, "block");
        assertThat(social.read(mei, path).path("person").isNull()).isTrue();
    }

    @Test
    void aCustomerAloneLearnsWhomTheyCanAskBeforeTheyBuy() {
        var lin = people.partner("Lin");
        var linsCode = social.code(lin);
        var visitor = SharingFixture.visitor();
        sharing.open(sharing.market(lin), visitor);
        var mei = people.signUp("Mei", visitor);
        assertThat(social.read(mei, "/api/my/contact").at("/person/code").asString())
                .isEqualTo(linsCode);
        assertThat(social.read(people.signUp("Eve"), "/api/my/contact")
                        .path("person")
                        .isNull())
                .isTrue();
        social.act(lin, "PUT", social.code(mei), "block");
        assertThat(social.read(mei, "/api/my/contact").path("person").isNull()).isTrue();
    }

    @Test
    void takesNoAddressesOfWebPagesAndNothingEmpty() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        for (var words : List.of("Look at shop.example.com", "  ", "x".repeat(1_001))) {
            assertThat(send(lin, id, UUID.randomUUID(), text(words)).problem()).isEqualTo("invalid-request");
        }
        assertThat(texts(mei, id)).isEmpty();
    }

    @Test
    void allowsSixtyMessagesAMinute() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        var answers = IntStream.range(0, 61)
                .mapToObj(i -> send(lin, id, UUID.randomUUID(), text("Message " + i)))
                .toList();
        assertThat(answers.subList(0, 60)).allMatch(answer -> answer.status() == 200);
        assertThat(answers.getLast().problem()).isEqualTo("too-many-requests");
    }

    @Test
    void nobodyWritesToThemselves() {
        var lin = people.signUp("Lin");
        assertThat(http.send(lin.token(), "PUT", "/api/people/" + social.code(lin) + "/conversation", null)
                        .problem())
                .isEqualTo("not-yourself");
    }

    @Test
    void whoLeavesTakesTheirWordsAlong() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        say(lin, id, "My number is 6");
        say(mei, id, "Mine is 7");
        assertThat(String.valueOf(personal.copyOf(lin.id())))
                .contains("My number is 6")
                .doesNotContain("Mine is 7");
        assertThat(http.post(lin.token(), "/api/me/closure", Map.of("understood", true, "givesUpMoney", false))
                        .status())
                .isEqualTo(204);
        var page = messages(mei, id).path("items");
        assertThat(page.at("/0/text").asString()).isEqualTo("Mine is 7");
        assertThat(page.at("/1/kind").asString()).isEqualTo("GONE");
        assertThat(page.at("/1/text").isNull()).isTrue();
        assertThat(conversation(mei, id).path("state").asString()).isEqualTo("CLOSED");
        assertThat(conversation(mei, id).path("with").isNull()).isTrue();
        assertThat(send(mei, id, UUID.randomUUID(), text("Where are you?")).status())
                .isEqualTo(404);
    }

    /** The list: conversations, their people (two), what was said last. A page of messages: whether one may, and what. */
    @Test
    void aPageCostsAFixedNumberOfStatements() {
        var lin = people.signUp("Lin");
        var ids = new ArrayList<UUID>();
        for (var name : List.of("Mei", "Wei", "Hua")) {
            var other = people.signUp(name);
            var id = friends(lin, other);
            say(other, id, "Hello");
            say(lin, id, "Hello yourself");
            ids.add(id);
        }
        assertThat(StatementCounts.during(() -> conversations.page(lin.id(), false, null, 20)))
                .hasSize(4);
        assertThat(StatementCounts.during(() -> conversations.messages(lin.id(), ids.getFirst(), null, 20)))
                .hasSize(5);
    }

    /**
     * The conversation locked and read, both people kept as they are, whether one blocked the other, whether it was said
     * before, the word list, the allowance, the message, its number, both lists.
     */
    @Test
    void sayingSomethingCostsTenStatements() {
        var lin = people.signUp("Lin");
        var mei = people.signUp("Mei");
        var id = friends(lin, mei);
        say(lin, id, "Hello");
        var draft = new MessageDraft(UUID.randomUUID(), MessageKind.TEXT, "How are you?", null);
        assertThat(StatementCounts.during(() -> writing.write(lin.id(), id, draft)))
                .hasSize(10);
    }

    private void list(String word, String effect) {
        assertThat(http.post(
                                people.staff(Right.MODERATION).token(),
                                "/api/operator/listed-words",
                                Map.of("word", word, "effect", effect))
                        .status())
                .isEqualTo(201);
    }

    /** Two who follow each other, and their conversation. */
    private UUID friends(Person one, Person other) {
        social.act(one, "PUT", social.code(other), "follow");
        social.act(other, "PUT", social.code(one), "follow");
        return id(open(one, other));
    }

    private JsonNode open(Person from, Person to) {
        var answer = http.send(from.token(), "PUT", "/api/people/" + social.code(to) + "/conversation", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static UUID id(JsonNode node) {
        return UUID.fromString(node.path("id").asString());
    }

    private void say(Person person, UUID id, String words) {
        var answer = send(person, id, UUID.randomUUID(), text(words));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer send(Person person, UUID id, UUID message, Map<String, Object> draft) {
        return http.send(person.token(), "PUT", "/api/conversations/" + id + "/messages/" + message, draft);
    }

    private static Map<String, Object> text(String words) {
        return draft("TEXT", words, null);
    }

    private static Map<String, Object> draft(String kind, @Nullable String words, @Nullable UUID subjectId) {
        var draft = new HashMap<String, Object>();
        draft.put("kind", kind);
        draft.put("text", words);
        draft.put("subjectId", subjectId);
        return draft;
    }

    private void read(Person person, UUID id, long seq) {
        assertThat(http.send(person.token(), "PUT", "/api/conversations/" + id + "/read-mark", Map.of("seq", seq))
                        .status())
                .isEqualTo(204);
    }

    private JsonNode inbox(Person person) {
        return social.read(person, "/api/my/inbox");
    }

    private JsonNode conversation(Person person, UUID id) {
        return social.read(person, "/api/conversations/" + id);
    }

    private JsonNode messages(Person person, UUID id) {
        return social.read(person, "/api/conversations/" + id + "/messages");
    }

    private List<String> texts(Person person, UUID id) {
        return social.texts(messages(person, id));
    }

    private List<Long> allSeqs(Person person, UUID id) {
        var all = new ArrayList<Long>();
        var next = "";
        do {
            var page = social.read(person, "/api/conversations/" + id + "/messages?limit=7&after=" + next);
            page.path("items")
                    .valueStream()
                    .forEach(item -> all.add(item.path("seq").asLong()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        return all;
    }

    /** Who it is with, and what was said last. */
    private List<String> list(Person person, boolean requests) {
        return social.read(person, "/api/my/conversations?requests=" + requests)
                .path("items")
                .valueStream()
                .map(item -> item.at("/with/nickname").asString() + ": "
                        + item.at("/last/text").asString())
                .toList();
    }
}
