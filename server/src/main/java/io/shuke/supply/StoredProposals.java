package io.shuke.supply;

import io.shuke.shared.Times;
import io.shuke.supply.Proposal.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StoredProposals {
    private static final String ALL = """
            select p.id, p.vendor_id, s.name, p.product_id, p.product_version, p.state, p.content::text as content,
                   p.proposed_at, p.decided_at, p.reason
            from supply.proposals p join supply.suppliers s on s.id = p.vendor_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredProposals(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False where another change of the same product waits. */
    boolean insert(
            UUID id,
            UUID vendorId,
            @Nullable UUID productId,
            @Nullable Integer productVersion,
            ProposedGoods goods,
            UUID personId,
            Instant at) {
        return jdbc.sql("""
                        insert into supply.proposals
                            (id, vendor_id, product_id, product_version, content, state, proposed_by, proposed_at)
                        values (:id, :vendor, :product, :version, cast(:content as jsonb), 'WAITING', :person, :at)
                        on conflict (product_id) where state = 'WAITING' do nothing
                        """)
                        .param("id", id)
                        .param("vendor", vendorId)
                        .param("product", productId)
                        .param("version", productVersion)
                        .param("content", json.writeValueAsString(goods))
                        .param("person", personId)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    Optional<Proposal> find(UUID id, @Nullable UUID vendorId) {
        return jdbc.sql(ALL + "where p.id = :id and (cast(:vendor as uuid) is null or p.vendor_id = :vendor)")
                .param("id", id)
                .param("vendor", vendorId)
                .query(this::proposal)
                .optional();
    }

    /** Makes those who decide wait for one another. */
    Optional<Proposal> lock(UUID id) {
        return jdbc.sql(ALL + "where p.id = :id for update of p")
                .param("id", id)
                .query(this::proposal)
                .optional();
    }

    /** Ends a proposal that waits; false where it was decided or withdrawn before. */
    boolean end(UUID id, State end, @Nullable UUID productId, UUID personId, @Nullable String reason, Instant at) {
        return jdbc.sql("""
                        update supply.proposals
                        set state = :end, product_id = coalesce(:product, product_id), decided_by = :person,
                            decided_at = :at, reason = :reason
                        where id = :id and state = 'WAITING'
                        """)
                        .param("id", id)
                        .param("end", end.name())
                        .param("product", productId)
                        .param("person", personId)
                        .param("reason", reason)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    List<Proposal> page(@Nullable UUID vendorId, @Nullable State state, @Nullable UUID after, int atMost) {
        return jdbc.sql(ALL + """
                where (cast(:vendor as uuid) is null or p.vendor_id = :vendor)
                  and (cast(:state as text) is null or p.state = :state)
                  and (cast(:after as uuid) is null or p.id < :after)
                order by p.id desc limit :at_most
                """)
                .param("vendor", vendorId)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("at_most", atMost)
                .query(this::proposal)
                .list();
    }

    /** The proposal about this product that waits. */
    Optional<UUID> openOf(UUID productId) {
        return jdbc.sql("select id from supply.proposals where product_id = :product and state = 'WAITING'")
                .param("product", productId)
                .query(UUID.class)
                .optional();
    }

    private Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getObject("id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getString("name"),
                row.getObject("product_id", UUID.class),
                row.getObject("product_version", Integer.class),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("content"), ProposedGoods.class),
                Times.instant(row, "proposed_at"),
                Times.instantOrNull(row, "decided_at"),
                row.getString("reason"));
    }
}
