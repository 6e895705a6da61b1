package io.shuke.sharing;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import io.shuke.sharing.Bindings.Bound;
import io.shuke.sharing.Bindings.DecidedBy;
import io.shuke.sharing.ChangingBinding.Decision;
import io.shuke.sharing.StoredEvidence.FirstTouch;
import io.shuke.sharing.StoredEvidence.Found.Owner;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes bindings, each with its line of history, and locks them. */
@Repository
class StoredBindings {
    private final JdbcClient jdbc;

    StoredBindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Binds unless the customer has a binding already; waits for one that is being written. */
    boolean insert(UUID customerId, FirstTouch first, DecidedBy by, Instant at) {
        return jdbc.sql("""
                with bound as (
                    insert into sharing.binding (customer_id, partner_id, since, decided_by, touch_id)
                    values (:customer, :partner, :at, :by, :touch)
                    on conflict (customer_id) do nothing
                    returning customer_id, partner_id, since, decided_by, touch_id)
                insert into sharing.binding_history (id, customer_id, partner_id, at, decided_by, touch_id)
                select :id, customer_id, partner_id, since, decided_by, touch_id from bound
                """)
                        .param("id", Ids.next())
                        .param("customer", customerId)
                        .param("partner", first.partnerId())
                        .param("touch", first.touchId())
                        .param("by", by.name())
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    @Nullable
    Owner ownerOf(UUID customerId) {
        return jdbc.sql("""
                select partner_id, since from sharing.binding
                where customer_id = :customer and partner_id is not null
                """)
                .param("customer", customerId)
                .query((row, number) -> new Owner(row.getObject("partner_id", UUID.class), Times.instant(row, "since")))
                .optional()
                .orElse(null);
    }

    /** The customer's binding, if any, locked until the transaction ends. */
    @Nullable
    Bound lock(UUID customerId) {
        return jdbc.sql("""
                select customer_id, partner_id, since, decided_by from sharing.binding
                where customer_id = :customer for update
                """)
                .param("customer", customerId)
                .query((row, number) -> new Bound(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("partner_id", UUID.class),
                        Times.instant(row, "since"),
                        DecidedBy.valueOf(row.getString("decided_by"))))
                .optional()
                .orElse(null);
    }

    /** Writes the decision of staff and its line of history. */
    void decide(Bound after, @Nullable Bound before, Decision decision) {
        jdbc.sql("""
                with decided as (
                    insert into sharing.binding (customer_id, partner_id, since, decided_by)
                    values (:customer, cast(:partner as uuid), :at, :by)
                    on conflict (customer_id) do update
                        set partner_id = excluded.partner_id, since = excluded.since,
                            decided_by = excluded.decided_by, touch_id = null)
                insert into sharing.binding_history
                    (id, customer_id, partner_id, previous_partner_id, at, decided_by, actor_id, reason)
                values (:id, :customer, cast(:partner as uuid), cast(:previous as uuid), :at, :by, :actor, :reason)
                """)
                .param("id", Ids.next())
                .param("customer", after.customerId())
                .param("partner", after.partnerId())
                .param("previous", before == null ? null : before.partnerId())
                .param("at", Times.sql(after.since()))
                .param("by", after.decidedBy().name())
                .param("actor", decision.actorId())
                .param("reason", decision.reason())
                .update();
    }
}
