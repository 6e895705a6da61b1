package io.shuke.messaging;

import io.shuke.shared.Cursor;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StoredMessages {
    private static final String SELECT = """
            select conversation_id, seq, id, sender_id, kind, text, media_id, product_id, order_id,
                   order_card::text as order_card, at, taken_down
            from messaging.message
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    /** A message as it is stored. */
    record Row(
            UUID conversationId,
            long seq,
            UUID id,
            @Nullable UUID senderId,
            MessageKind kind,
            @Nullable String text,
            @Nullable UUID mediaId,
            @Nullable UUID productId,
            @Nullable OrderCardOfMessage order,
            Instant at,
            boolean takenDown) {
        /** What others see of it. */
        MessageKind shownKind() {
            return takenDown && kind != MessageKind.GONE ? MessageKind.TAKEN_DOWN : kind;
        }

        Cursor cursor() {
            return Cursor.of(seq);
        }

        /** Whether it says what the draft wants to say. */
        boolean says(UUID writerId, MessageDraft draft, @Nullable String words) {
            return writerId.equals(senderId)
                    && kind == draft.kind()
                    && Objects.equals(text, words)
                    && Objects.equals(subjectId(), draft.subjectId());
        }

        private @Nullable UUID subjectId() {
            return switch (kind) {
                case PICTURE -> mediaId;
                case GOODS -> productId;
                case ORDER -> order == null ? null : order.id();
                case TEXT, GONE, TAKEN_DOWN -> null;
            };
        }
    }

    StoredMessages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Row message) {
        var order = message.order();
        jdbc.sql("""
                insert into messaging.message
                    (conversation_id, seq, id, sender_id, kind, text, media_id, product_id, order_id, order_card, at)
                values (:conversation, :seq, :id, :sender, :kind, :text, :media, :product, :order,
                        cast(:card as jsonb), :at)
                """)
                .param("conversation", message.conversationId())
                .param("seq", message.seq())
                .param("id", message.id())
                .param("sender", message.senderId())
                .param("kind", message.kind().name())
                .param("text", message.text())
                .param("media", message.mediaId())
                .param("product", message.productId())
                .param("order", order == null ? null : order.id())
                .param("card", order == null ? null : json.writeValueAsString(order))
                .param("at", Times.sql(message.at()))
                .update();
    }

    Optional<Row> find(UUID conversationId, UUID id) {
        return jdbc.sql(SELECT + " where conversation_id = :conversation and id = :id")
                .param("conversation", conversationId)
                .param("id", id)
                .query(this::row)
                .optional();
    }

    Optional<Row> at(UUID conversationId, long seq) {
        return between(conversationId, seq, seq).stream().findFirst();
    }

    /** From one number to another. */
    List<Row> between(UUID conversationId, long from, long to) {
        return jdbc.sql(SELECT + " where conversation_id = :conversation and seq between :from and :to order by seq")
                .param("conversation", conversationId)
                .param("from", from)
                .param("to", to)
                .query(this::row)
                .list();
    }

    /** False where it is so already, or its writer is gone; both of the two learn of it. The conversation is locked. */
    boolean setTakenDown(UUID conversationId, long seq, boolean takenDown) {
        return jdbc.sql("""
                with turned as (
                    update messaging.message set taken_down = :taken_down
                    where conversation_id = :conversation and seq = :seq and taken_down <> :taken_down
                        and kind <> 'GONE'
                    returning conversation_id)
                update messaging.member set changed_in = pg_current_xact_id()
                where conversation_id in (select conversation_id from turned)
                """)
                        .param("conversation", conversationId)
                        .param("seq", seq)
                        .param("taken_down", takenDown)
                        .update()
                > 0;
    }

    /** One more than the limit, the latest first. */
    List<Row> page(UUID conversationId, long before, int limit) {
        return jdbc.sql(SELECT + """
                 where conversation_id = :conversation and seq < :before order by seq desc limit :limit
                """)
                .param("conversation", conversationId)
                .param("before", before)
                .param("limit", limit + 1)
                .query(this::row)
                .list();
    }

    /** The last one of each conversation. */
    Map<UUID, Row> lastOf(Collection<UUID> conversationIds) {
        return jdbc
                .sql(SELECT + """
                 where (conversation_id, seq) in (select id, last_seq from messaging.conversation where id = any(:ids))
                """)
                .param("ids", conversationIds.toArray(UUID[]::new))
                .query(this::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::conversationId, Function.identity()));
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var card = row.getString("order_card");
        return new Row(
                row.getObject("conversation_id", UUID.class),
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getObject("sender_id", UUID.class),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getObject("media_id", UUID.class),
                row.getObject("product_id", UUID.class),
                card == null ? null : json.readValue(card, OrderCardOfMessage.class),
                Times.instant(row, "at"),
                row.getBoolean("taken_down"));
    }
}
