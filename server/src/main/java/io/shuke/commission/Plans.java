package io.shuke.commission;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the versions of the rules, each with its rates, in one statement. */
@Repository
public class Plans {
    private static final TypeReference<List<Plan.Rate>> RATES = new TypeReference<>() {};
    private static final String SELECT = """
            select p.id, p.version, p.name, p.state, p.budget_default_basis_points, p.own_rates, p.sharer_basis_points,
                   p.owner_basis_points, p.introducer_basis_points, p.window_days, p.release_days, p.depth,
                   p.depth_approval_id, p.self_purchase, p.currency, p.replaces_id, p.created_at,
                   p.published_at, p.simulation_id, p.publishing_reason,
                   (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'subjectId', r.subject_id,
                               'title', r.title, 'basisPoints', r.basis_points)
                               order by r.kind desc, r.title, r.subject_id), '[]')::text
                    from commission.plan_rate r where r.plan_id = p.id) as rates
            from commission.plan p
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Plans(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** All versions, the newest first. */
    public List<Plan> all() {
        return jdbc.sql(SELECT + " order by p.version desc").query(this::plan).list();
    }

    public Optional<Plan> find(UUID id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(this::plan)
                .optional();
    }

    /** Those that were published and not retired, the latest first. */
    List<Plan> published() {
        return jdbc.sql(SELECT + " where p.state = 'PUBLISHED' order by p.published_at desc, p.version desc")
                .query(this::plan)
                .list();
    }

    /** The one in force at this moment, asked of the database. */
    Plan inForce(Instant at) {
        return published().stream()
                .filter(plan -> plan.inForceAt(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no plan is in force"));
    }

    /** What this version says. */
    Plan version(int version) {
        return jdbc.sql(SELECT + " where p.version = :version")
                .param("version", version)
                .query(this::plan)
                .single();
    }

    private Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                Plan.State.valueOf(row.getString("state")),
                row.getInt("budget_default_basis_points"),
                row.getBoolean("own_rates"),
                json.readValue(row.getString("rates"), RATES),
                row.getInt("sharer_basis_points"),
                row.getInt("owner_basis_points"),
                row.getInt("introducer_basis_points"),
                row.getInt("window_days"),
                row.getInt("release_days"),
                row.getInt("depth"),
                row.getObject("depth_approval_id", UUID.class),
                Plan.SelfPurchase.valueOf(row.getString("self_purchase")),
                row.getString("currency"),
                row.getObject("replaces_id", UUID.class),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "published_at"),
                row.getObject("simulation_id", UUID.class),
                row.getString("publishing_reason"));
    }
}
