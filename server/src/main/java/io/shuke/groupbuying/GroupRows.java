package io.shuke.groupbuying;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads groups as they are shown, still without names. One statement each. */
@Repository
class GroupRows {
    private static final String ROW = """
            select g.id, g.code, g.campaign_id, c.product_id, c.circle_id, c.title, g.state, g.size, g.least, g.taken, g.paid,
                   g.opened_by,
                   g.made_at, g.opened_at, g.fills_before, g.filled_at, g.failed_at
            from groupbuying.groups g join groupbuying.campaigns c on c.id = g.campaign_id
            """;

    private static final String JOINABLE =
            "where g.state = 'OPEN' and g.taken < g.size and g.paid > 0 and g.fills_before > :at\n";

    private static final String NEAREST_FIRST =
            "order by greatest(g.least - g.paid, 0), g.size - g.paid, g.fills_before, g.id limit :at_most";

    private final JdbcClient jdbc;

    GroupRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            UUID id,
            String code,
            UUID campaignId,
            UUID productId,
            @Nullable UUID circleId,
            String title,
            GroupState state,
            int size,
            int least,
            int taken,
            int paid,
            UUID openedBy,
            Instant madeAt,
            @Nullable Instant openedAt,
            @Nullable Instant fillsBefore,
            @Nullable Instant filledAt,
            @Nullable Instant failedAt) {}

    /** A seat that counts. */
    record Seat(UUID groupId, UUID personId, UUID orderId, boolean paid) {}

    /**
     * A seat with what became of it.
     *
     * @param movedOn whether its order has a seat in a later group
     */
    record Story(
            UUID orderId,
            UUID personId,
            Instant takenAt,
            @Nullable Instant paidAt,
            @Nullable Instant backAt,
            boolean late,
            boolean movedOn) {}

    Optional<Row> ofCode(String code) {
        return jdbc.sql(ROW + "where g.code = :code")
                .param("code", code)
                .query(GroupRows::row)
                .optional();
    }

    Optional<Row> find(UUID groupId) {
        return jdbc.sql(ROW + "where g.id = :id")
                .param("id", groupId)
                .query(GroupRows::row)
                .optional();
    }

    /** Groups of a campaign that can be joined now, the nearest to full first. */
    List<Row> joinable(UUID campaignId, Instant at, int atMost) {
        return jdbc.sql(ROW + JOINABLE + "and g.campaign_id = :campaign\n" + NEAREST_FIRST)
                .param("campaign", campaignId)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(GroupRows::row)
                .list();
    }

    /**
     * Groups of all campaigns that are for everybody which lack two people, or a third of what they seat; none in which the
     * reader has a seat.
     */
    List<Row> almostFull(@Nullable UUID readerId, Instant at, int atMost) {
        return jdbc.sql(ROW + JOINABLE + """
                  and c.circle_id is null and g.least - g.paid <= greatest(2, g.size / 3)
                  and not exists (select from groupbuying.seats s
                                  where s.group_id = g.id and s.state <> 'BACK' and s.person_id = cast(:reader as uuid))
                """ + NEAREST_FIRST)
                .param("reader", readerId)
                .param("at", Times.sql(at))
                .param("at_most", atMost)
                .query(GroupRows::row)
                .list();
    }

    List<Row> page(@Nullable UUID campaignId, @Nullable GroupState state, @Nullable UUID after, int limit) {
        return jdbc.sql(ROW + """
                where (cast(:campaign as uuid) is null or g.campaign_id = :campaign)
                  and (cast(:state as text) is null or g.state = :state)
                  and (cast(:after as uuid) is null or g.id < :after)
                order by g.id desc limit :limit
                """)
                .param("campaign", campaignId)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("limit", limit)
                .query(GroupRows::row)
                .list();
    }

    /** Seats that are taken or paid, in the order in which they were taken. */
    List<Seat> seatsOf(Collection<UUID> groupIds) {
        return jdbc.sql("""
                select group_id, person_id, order_id, state from groupbuying.seats
                where group_id = any(cast(:groups as uuid[])) and state <> 'BACK' order by group_id, id
                """)
                .param("groups", groupIds.toArray(UUID[]::new))
                .query((row, number) -> new Seat(
                        row.getObject("group_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        row.getString("state").equals("PAID")))
                .list();
    }

    List<Story> storyOf(UUID groupId) {
        return jdbc.sql("""
                select s.order_id, s.person_id, s.taken_at, s.paid_at, s.back_at, s.moved_from is not null as late,
                       exists (select from groupbuying.seats o
                               where o.order_id = s.order_id and o.moved_from = s.group_id) as moved_on
                from groupbuying.seats s where s.group_id = :group order by s.id
                """)
                .param("group", groupId)
                .query((row, number) -> new Story(
                        row.getObject("order_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Times.instant(row, "taken_at"),
                        Times.instantOrNull(row, "paid_at"),
                        Times.instantOrNull(row, "back_at"),
                        row.getBoolean("late"),
                        row.getBoolean("moved_on")))
                .list();
    }

    List<Map<String, @Nullable Object>> copyOf(UUID personId) {
        return jdbc.sql("""
                select g.code, c.title, s.order_id, s.state, s.taken_at, s.paid_at, s.back_at
                from groupbuying.seats s join groupbuying.groups g on g.id = s.group_id
                join groupbuying.campaigns c on c.id = g.campaign_id
                where s.person_id = :person order by s.id
                """).param("person", personId).query().listOfRows();
    }

    void forgetBrowsers(UUID personId) {
        jdbc.sql("update groupbuying.seats set visitor_id = null where person_id = :person and visitor_id is not null")
                .param("person", personId)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getObject("campaign_id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getObject("circle_id", UUID.class),
                row.getString("title"),
                GroupState.valueOf(row.getString("state")),
                row.getInt("size"),
                row.getInt("least"),
                row.getInt("taken"),
                row.getInt("paid"),
                row.getObject("opened_by", UUID.class),
                Times.instant(row, "made_at"),
                Times.instantOrNull(row, "opened_at"),
                Times.instantOrNull(row, "fills_before"),
                Times.instantOrNull(row, "filled_at"),
                Times.instantOrNull(row, "failed_at"));
    }
}
