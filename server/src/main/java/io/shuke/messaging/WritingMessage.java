package io.shuke.messaging;

import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductCards;
import io.shuke.messaging.StoredConversations.Row;
import io.shuke.messaging.StoredConversations.State;
import io.shuke.ordering.ReadingOrders;
import io.shuke.shared.Allowances;
import io.shuke.shared.Allowances.Allowance;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.social.Acquaintances;
import io.shuke.social.ReadingListedWords;
import io.shuke.social.Words;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says something in a conversation. Its row is locked first, so that messages are numbered in the order in which they are
 * written, without a gap, however many write at once; the same message again changes nothing. Whoever asked to talk waits
 * after a few words until the other answers, and an answer opens it. Words that the market blocks are refused. Sixty
 * messages a minute are allowed.
 */
@Component
public class WritingMessage {
    static final int MOST_BEFORE_ANSWER = 3;
    private static final int A_MINUTE = 60;

    private final Acquaintances acquaintances;
    private final ReadingListedWords listed;
    private final StoredConversations conversations;
    private final StoredMessages messages;
    private final BeginningConversation beginning;
    private final Pictures pictures;
    private final ProductCards products;
    private final ReadingOrders orders;
    private final Allowances allowances;
    private final MessagingNews news;
    private final MarketClock clock;

    WritingMessage(
            Acquaintances acquaintances,
            ReadingListedWords listed,
            StoredConversations conversations,
            StoredMessages messages,
            BeginningConversation beginning,
            Pictures pictures,
            ProductCards products,
            ReadingOrders orders,
            Allowances allowances,
            MessagingNews news,
            MarketClock clock) {
        this.acquaintances = acquaintances;
        this.listed = listed;
        this.conversations = conversations;
        this.messages = messages;
        this.beginning = beginning;
        this.pictures = pictures;
        this.products = products;
        this.orders = orders;
        this.allowances = allowances;
        this.news = news;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It was said, now or before. */
        record Said(long seq) implements Outcome {}

        /** The other has not answered yet; until then no more can be said, and nothing but words. */
        record Waits() implements Outcome {}

        /** Another message has this id. */
        record AnotherMessage() implements Outcome {}

        /** There is no such conversation of theirs, one blocked the other, or the other's account is closed. */
        record Nobody() implements Outcome {}
    }

    @Transactional
    public Outcome write(UUID personId, UUID conversationId, MessageDraft draft) {
        var words = checkedWords(draft);
        var conversation = conversations.lock(conversationId, personId).orElse(null);
        if (conversation == null || !mayMeet(conversation)) {
            return new Outcome.Nobody();
        }
        var said = messages.find(conversationId, draft.id()).orElse(null);
        if (said != null) {
            return said.says(personId, draft, words) ? new Outcome.Said(said.seq()) : new Outcome.AnotherMessage();
        }
        if (words != null) {
            listed.refuseBlocked("text", words);
        }
        var opens = opens(conversation);
        if (!opens && conversation.asked() && waits(conversation, draft)) {
            return new Outcome.Waits();
        }
        allowances.useOrRefuse(
                new Allowance("message:person:" + personId, A_MINUTE, Duration.ofMinutes(1), Duration.ZERO),
                clock.unmoved());
        if (opens && conversation.state() != State.OPEN) {
            conversations.move(conversationId, State.OPEN);
        }
        return say(conversation, draft, words, !opens);
    }

    private boolean mayMeet(Row conversation) {
        return conversation.state() != State.CLOSED
                && acquaintances.keepAsTheyAre(conversation.personId(), conversation.otherId())
                && !acquaintances.blocked(conversation.personId(), conversation.otherId());
    }

    /**
     * Whether it is open from now on: it was, the one who was asked answers, or something connects the two by now. Whoever
     * declined is asked by nothing less than that they follow the writer.
     */
    private boolean opens(Row conversation) {
        var writer = conversation.personId();
        var reader = conversation.otherId();
        return switch (conversation.state()) {
            case OPEN -> true;
            case REQUESTED -> !conversation.asked() || beginning.connected(writer, reader);
            case DECLINED -> !conversation.asked() || acquaintances.follows(reader, writer);
            case CLOSED -> false;
        };
    }

    /** A request that was declined waits as well: that it was declined is not told. */
    private static boolean waits(Row conversation, MessageDraft draft) {
        return conversation.state() == State.DECLINED
                || conversation.lastSeq() >= MOST_BEFORE_ANSWER
                || draft.kind() != MessageKind.TEXT;
    }

    private Outcome say(Row conversation, MessageDraft draft, @Nullable String words, boolean request) {
        var seq = conversation.lastSeq() + 1;
        messages.insert(message(conversation, seq, draft, words));
        conversations.said(conversation.id(), seq, conversation.personId(), Ids.next(), request);
        news.announce(conversation.personId(), conversation.otherId());
        return new Outcome.Said(seq);
    }

    private StoredMessages.Row message(Row conversation, long seq, MessageDraft draft, @Nullable String words) {
        var subject = draft.subjectId();
        var writer = conversation.personId();
        return new StoredMessages.Row(
                conversation.id(),
                seq,
                draft.id(),
                writer,
                draft.kind(),
                words,
                draft.kind() == MessageKind.PICTURE ? ownPicture(writer, subject) : null,
                draft.kind() == MessageKind.GOODS ? goods(subject) : null,
                draft.kind() == MessageKind.ORDER ? ownOrder(writer, subject) : null,
                clock.instant(),
                false);
    }

    private static @Nullable String checkedWords(MessageDraft draft) {
        if (draft.kind() == MessageKind.GONE || draft.kind() == MessageKind.TAKEN_DOWN) {
            throw wrong("kind", "field.invalid");
        }
        if (draft.kind() != MessageKind.TEXT) {
            if (draft.text() != null || draft.subjectId() == null) {
                throw wrong(draft.text() == null ? "subjectId" : "text", "field.invalid");
            }
            return null;
        }
        var words = draft.text() == null ? "" : Words.tidied(draft.text());
        var fault = words.isEmpty() ? "field.missing" : Words.fault(words, MessageDraft.LONGEST_TEXT);
        if (fault != null || draft.subjectId() != null) {
            throw wrong(fault == null ? "subjectId" : "text", fault == null ? "field.invalid" : fault);
        }
        return words;
    }

    private UUID ownPicture(UUID writerId, @Nullable UUID mediaId) {
        if (mediaId == null || pictures.uploadedBy(writerId, mediaId).isEmpty()) {
            throw wrong("subjectId", "field.invalid");
        }
        return mediaId;
    }

    private UUID goods(@Nullable UUID productId) {
        if (productId == null || products.cardsOf(List.of(productId), false).isEmpty()) {
            throw wrong("subjectId", "field.goods");
        }
        return productId;
    }

    private OrderCardOfMessage ownOrder(UUID writerId, @Nullable UUID orderId) {
        if (orderId == null) {
            throw wrong("subjectId", "field.missing");
        }
        return orders.ofBuyer(writerId, orderId)
                .map(OrderCardOfMessage::of)
                .orElseThrow(() -> wrong("subjectId", "field.invalid"));
    }

    private static ProblemException wrong(String field, String key) {
        return new ProblemException(ProblemKind.INVALID_REQUEST).field(field, key);
    }
}
