package io.shuke.messaging;

import io.shuke.catalog.Picture;
import io.shuke.catalog.Pictures;
import io.shuke.catalog.ProductCard;
import io.shuke.catalog.ProductCards;
import io.shuke.messaging.StoredConversations.Row;
import io.shuke.messaging.StoredConversations.State;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.social.Acquaintances;
import io.shuke.social.PersonRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows people their conversations. With whom one blocked the other there is none; with whom left it stays, without a
 * name. A page costs a fixed number of statements.
 */
@Component
public class Conversations {
    private final StoredConversations conversations;
    private final StoredMessages messages;
    private final Acquaintances acquaintances;
    private final Pictures pictures;
    private final ProductCards products;

    Conversations(
            StoredConversations conversations,
            StoredMessages messages,
            Acquaintances acquaintances,
            Pictures pictures,
            ProductCards products) {
        this.conversations = conversations;
        this.messages = messages;
        this.acquaintances = acquaintances;
        this.pictures = pictures;
        this.products = products;
    }

    /** Where a conversation stands for the reader; whom they asked has not answered, or they were asked. */
    @Schema(name = "ConversationState")
    public enum Standing {
        OPEN,
        ASKED,
        WAS_ASKED,
        CLOSED
    }

    /** A conversation as one of the two sees it. */
    @Schema(name = "Conversation")
    public record Conversation(
            UUID id,

            @Nullable @Schema(description = "Absent where their account is closed")
            PersonRef with,

            Standing state,
            long lastSeq,

            @Schema(description = "Up to where the reader has read")
            long readSeq,

            @Schema(description = "Up to where the other has read")
            long otherReadSeq,

            int unread,
            @Nullable LastMessage last) {}

    /** What was said last, in a line. */
    @Schema(name = "ConversationLast")
    public record LastMessage(MessageKind kind, @Nullable String text, boolean mine, Instant at) {}

    /** A message, numbered within its conversation. What it shows is there by its kind, as far as it can still be shown. */
    @Schema(name = "Message")
    public record Message(
            UUID id,
            long seq,
            boolean mine,
            MessageKind kind,
            @Nullable String text,
            @Nullable Picture picture,
            @Nullable ProductCard product,
            @Nullable OrderCardOfMessage order,
            Instant at) {}

    /** The latest first: those of the list, or the requests of others that wait for an answer. */
    public Page<Conversation> page(UUID personId, boolean requests, @Nullable String after, int limit) {
        var rows = conversations.page(personId, requests ? "REQUESTS" : "MAIN", Cursor.idOrNull(after), limit);
        var page = Page.of(rows, limit, Row::cursor);
        return new Page<>(views(personId, page.items()), page.next());
    }

    public Optional<Conversation> find(UUID personId, UUID conversationId) {
        return conversations
                .find(conversationId, personId)
                .flatMap(row -> views(personId, List.of(row)).stream().findFirst());
    }

    private List<Conversation> views(UUID personId, List<Row> rows) {
        var met = acquaintances.metBy(personId, rows.stream().map(Row::otherId).toList());
        var last = messages.lastOf(rows.stream().map(Row::id).toList());
        return rows.stream()
                .filter(row -> row.state() == State.CLOSED || met.containsKey(row.otherId()))
                .map(row -> view(row, met.get(row.otherId()), last.get(row.id())))
                .toList();
    }

    private static Conversation view(Row row, @Nullable PersonRef with, StoredMessages.@Nullable Row last) {
        return new Conversation(
                row.id(),
                with,
                standing(row),
                row.lastSeq(),
                row.readSeq(),
                row.otherReadSeq(),
                row.unread(),
                last == null
                        ? null
                        : new LastMessage(
                                last.shownKind(),
                                last.takenDown() ? null : last.text(),
                                row.personId().equals(last.senderId()),
                                last.at()));
    }

    private static Standing standing(Row row) {
        return switch (row.state()) {
            case OPEN -> Standing.OPEN;
            case CLOSED -> Standing.CLOSED;
            case REQUESTED, DECLINED -> row.asked() ? Standing.ASKED : Standing.WAS_ASKED;
        };
    }

    /** The latest first; nothing where there is no such conversation of this person's. */
    public Optional<Page<Message>> messages(UUID personId, UUID conversationId, @Nullable String after, int limit) {
        return find(personId, conversationId).map(conversation -> {
            var cursor = Cursor.decoded(after, 1);
            var rows = messages.page(conversationId, cursor == null ? Long.MAX_VALUE : cursor.number(0), limit);
            var page = Page.of(rows, limit, StoredMessages.Row::cursor);
            return new Page<>(shown(personId, page.items()), page.next());
        });
    }

    /** One of them. */
    public Optional<Message> message(UUID personId, UUID conversationId, UUID messageId) {
        return messages.find(conversationId, messageId)
                .map(row -> shown(personId, List.of(row)).getFirst());
    }

    private List<Message> shown(UUID personId, List<StoredMessages.Row> rows) {
        var shown = rows.stream().filter(row -> !row.takenDown()).toList();
        var shots = pictures.find(ids(shown, StoredMessages.Row::mediaId));
        var goods = goods(ids(shown, StoredMessages.Row::productId));
        return rows.stream()
                .map(row -> row.takenDown() ? place(personId, row) : message(personId, row, shots, goods))
                .toList();
    }

    /** Of one that was taken down, nothing but its place; another may show the same picture or goods. */
    private static Message place(UUID personId, StoredMessages.Row row) {
        return new Message(
                row.id(),
                row.seq(),
                personId.equals(row.senderId()),
                row.shownKind(),
                null,
                null,
                null,
                null,
                row.at());
    }

    private static Message message(
            UUID personId, StoredMessages.Row row, Map<UUID, Picture> shots, Map<UUID, ProductCard> goods) {
        return new Message(
                row.id(),
                row.seq(),
                personId.equals(row.senderId()),
                row.shownKind(),
                row.text(),
                row.mediaId() == null ? null : shots.get(row.mediaId()),
                row.productId() == null ? null : goods.get(row.productId()),
                row.order(),
                row.at());
    }

    private Map<UUID, ProductCard> goods(Collection<UUID> productIds) {
        return productIds.isEmpty()
                ? Map.of()
                : products.cardsOf(productIds, false).stream()
                        .collect(Collectors.toMap(ProductCard::id, Function.identity()));
    }

    private static List<UUID> ids(List<StoredMessages.Row> rows, Function<StoredMessages.Row, @Nullable UUID> of) {
        return rows.stream().map(of).filter(Objects::nonNull).distinct().toList();
    }
}
