package io.shuke.commission;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the versions of the rules. */
@Repository
public class Plans {
    private static final String COLUMNS = """
            id, version, name, state, budget_default_basis_points, sharer_basis_points, owner_basis_points, window_days,
            release_days, depth, payout_minimum_minor, currency, published_at
            """;

    private final JdbcClient jdbc;

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions, the newest first. */
    public List<Plan> all() {
        return jdbc.sql("select " + COLUMNS + " from commission.plan order by version desc")
                .query(Plans::plan)
                .list();
    }

    /** Those that were published and not retired, the latest first. */
    List<Plan> published() {
        return jdbc.sql("select " + COLUMNS
                        + " from commission.plan where state = 'PUBLISHED' order by published_at desc, version desc")
                .query(Plans::plan)
                .list();
    }

    /** What this version says. */
    Plan version(int version) {
        return jdbc.sql("select " + COLUMNS + " from commission.plan where version = :version")
                .param("version", version)
                .query(Plans::plan)
                .single();
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                Plan.State.valueOf(row.getString("state")),
                row.getInt("budget_default_basis_points"),
                row.getInt("sharer_basis_points"),
                row.getInt("owner_basis_points"),
                row.getInt("window_days"),
                row.getInt("release_days"),
                row.getInt("depth"),
                new Money(row.getLong("payout_minimum_minor"), row.getString("currency")),
                Times.instantOrNull(row, "published_at"));
    }
}
