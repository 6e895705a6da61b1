package io.shuke.commission;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes simulations: who works on them, how far they are, and what they find. */
@Repository
class StoredSimulations {
    private final JdbcClient jdbc;

    /** A simulation that somebody took on. */
    record Taken(UUID id, UUID planId, UUID baselineId, int attempts) {}

    /** Behind which line the next batch starts, and the moment up to which lines are replayed. */
    record Place(@Nullable UUID afterOrderId, @Nullable UUID afterLineId, Instant linesUntil) {}

    StoredSimulations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the plan is past being tried, or is being tried right now. */
    boolean insert(UUID id, UUID planId, UUID baselineId, UUID staffId, Instant at) {
        return jdbc.sql("""
                insert into commission.simulation (id, plan_id, baseline_id, state, asked_by, asked_at, currency)
                select :id, p.id, :baseline, 'WAITING', :staff, :at, p.currency
                from commission.plan p where p.id = :plan and p.state in ('DRAFT', 'SIMULATED')
                on conflict (plan_id) where state in ('WAITING', 'RUNNING') do nothing
                """)
                        .param("id", id)
                        .param("plan", planId)
                        .param("baseline", baselineId)
                        .param("staff", staffId)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /**
     * Takes on a simulation that nobody works on – a new one, or one whose holder has been silent since then – once all
     * older lines are collected. The first to take it on decides which lines are replayed: those that are there now.
     */
    Optional<Taken> take(UUID holder, Instant now, Instant silent) {
        return jdbc.sql("""
                update commission.simulation s
                set state = 'RUNNING', holder = :holder, heard_of_at = :now, attempts = attempts + 1,
                    lines_until = coalesce(lines_until, now()),
                    lines_total = case when lines_until is null
                                       then (select count(*) from commission.paid_line where recorded_at <= now())
                                       else lines_total end
                where id = (select id from commission.simulation
                            where (state = 'WAITING' or (state = 'RUNNING' and heard_of_at < :silent))
                              and not exists (select from commission.collecting where done_at is null)
                            order by id limit 1 for update skip locked)
                returning id, plan_id, baseline_id, attempts
                """)
                .param("holder", holder)
                .param("now", Times.sql(now))
                .param("silent", Times.sql(silent))
                .query(Taken.class)
                .optional();
    }

    /** Keeps hold of it for a batch; nothing where it was cancelled or somebody else holds it. */
    Optional<Place> hold(UUID id, UUID holder, Instant now) {
        return jdbc.sql("""
                update commission.simulation set heard_of_at = :now
                where id = :id and holder = :holder and state = 'RUNNING'
                returning after_order_id, after_line_id, lines_until
                """)
                .param("id", id)
                .param("holder", holder)
                .param("now", Times.sql(now))
                .query((row, number) -> new Place(
                        row.getObject("after_order_id", UUID.class),
                        row.getObject("after_line_id", UUID.class),
                        Times.instant(row, "lines_until")))
                .optional();
    }

    void end(UUID id, Simulation.State state, Instant at) {
        jdbc.sql("""
                update commission.simulation set state = :state, ended_at = :at where id = :id and state = 'RUNNING'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("at", Times.sql(at))
                .update();
    }

    /** Ends it where it is and throws away what it found; false where it has ended. Waits for a batch that runs. */
    boolean cancel(UUID id, Instant at) {
        var cancelled = jdbc.sql("""
                        update commission.simulation set state = 'CANCELLED', ended_at = :at
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).param("at", Times.sql(at)).update() == 1;
        if (cancelled) {
            for (var found : List.of("simulated_partner", "simulated_product", "simulated_loss")) {
                jdbc.sql("delete from commission." + found + " where simulation_id = :id")
                        .param("id", id)
                        .update();
            }
        }
        return cancelled;
    }
}
