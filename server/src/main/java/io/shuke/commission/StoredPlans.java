package io.shuke.commission;

import io.shuke.commission.Plan.Rate;
import io.shuke.commission.Plan.State;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes plans and moves their state on, each move in one guarded statement. */
@Repository
class StoredPlans {
    private final JdbcClient jdbc;

    StoredPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes a new draft under the next version; one at a time, for two at once would take the same. The currency is the
     * latest plan's.
     */
    void insert(UUID id, PlanDraft draft, List<Rate> rates, @Nullable UUID replacesId, UUID staffId, Instant at) {
        jdbc.sql("lock table commission.plan in share row exclusive mode").update();
        jdbc.sql("""
                insert into commission.plan
                    (id, version, name, state, budget_default_basis_points, own_rates, sharer_basis_points,
                     owner_basis_points, introducer_basis_points, window_days, release_days, depth, depth_approval_id,
                     self_purchase, currency, replaces_id, created_by, created_at)
                select :id, latest.version + 1, :name, 'DRAFT', :budget, :own_rates, :sharer, :owner, :introducer,
                       :window, :release, :depth, cast(:approval as uuid), :self_purchase, latest.currency,
                       cast(:replaces as uuid), :staff, :at
                from commission.plan latest order by latest.version desc limit 1
                """)
                .param("id", id)
                .param("name", draft.name().strip())
                .param("budget", draft.budgetDefaultBasisPoints())
                .param("own_rates", draft.ownRates())
                .param("sharer", draft.sharerBasisPoints())
                .param("owner", draft.ownerBasisPoints())
                .param("introducer", draft.introducerBasisPoints())
                .param("window", draft.windowDays())
                .param("release", draft.releaseDays())
                .param("depth", draft.depth())
                .param("approval", draft.depthApprovalId())
                .param("self_purchase", draft.selfPurchase().name())
                .param("replaces", replacesId)
                .param("staff", staffId)
                .param("at", Times.sql(at))
                .update();
        insert(id, rates);
    }

    private void insert(UUID planId, List<Rate> rates) {
        if (rates.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into commission.plan_rate (plan_id, kind, subject_id, title, basis_points)
                select :plan, kind, subject_id, title, basis_points
                from unnest(cast(:kinds as text[]), cast(:subjects as uuid[]), cast(:titles as text[]),
                            cast(:points as int[])) as r (kind, subject_id, title, basis_points)
                """)
                .param("plan", planId)
                .param("kinds", rates.stream().map(rate -> rate.kind().name()).toArray(String[]::new))
                .param("subjects", rates.stream().map(Rate::subjectId).toArray(UUID[]::new))
                .param("titles", rates.stream().map(Rate::title).toArray(String[]::new))
                .param("points", rates.stream().map(Rate::basisPoints).toArray(Integer[]::new))
                .update();
    }

    /** The plan's state, which nobody else moves on until the transaction ends. */
    Optional<State> lock(UUID id) {
        return jdbc.sql("select state from commission.plan where id = :id for no key update")
                .param("id", id)
                .query((row, number) -> State.valueOf(row.getString("state")))
                .optional();
    }

    /** Of publications at once, each waits here for the one before, and then sees what it published. */
    void lockPublished() {
        jdbc.sql("select id from commission.plan where state = 'PUBLISHED' order by id for no key update")
                .query(UUID.class)
                .list();
    }

    /** A draft was tried on the past. False where it is no draft any more. */
    boolean simulated(UUID id) {
        return jdbc.sql("update commission.plan set state = 'SIMULATED' where id = :id and state = 'DRAFT'")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** False unless the plan is simulated by just that simulation, which loses on no line or has a reason. */
    boolean publish(UUID id, UUID simulationId, UUID staffId, Instant inForceAt, @Nullable String reason) {
        return jdbc.sql("""
                update commission.plan p
                set state = 'PUBLISHED', published_at = :at, published_by = :staff, simulation_id = :simulation,
                    publishing_reason = cast(:reason as text)
                where id = :id and state = 'SIMULATED'
                  and exists (select from commission.simulation s
                              where s.id = :simulation and s.plan_id = p.id and s.state = 'DONE'
                                and (s.losing_lines = 0 or cast(:reason as text) is not null))
                """)
                        .param("id", id)
                        .param("simulation", simulationId)
                        .param("staff", staffId)
                        .param("at", Times.sql(inForceAt))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** False where the plan is or was in force: that one ends only by another that comes after it. */
    boolean retire(UUID id, Instant now) {
        return jdbc.sql("""
                update commission.plan set state = 'RETIRED'
                where id = :id
                  and (state in ('DRAFT', 'SIMULATED') or (state = 'PUBLISHED' and published_at > :now))
                """).param("id", id).param("now", Times.sql(now)).update() == 1;
    }

    /** Retires those that another has replaced by now. */
    int retireReplaced(Instant now) {
        return jdbc.sql("""
                update commission.plan p set state = 'RETIRED'
                where state = 'PUBLISHED'
                  and exists (select from commission.plan later
                              where later.state = 'PUBLISHED' and later.published_at <= :now
                                and (later.published_at, later.version) > (p.published_at, p.version))
                """).param("now", Times.sql(now)).update();
    }
}
