package io.shuke.commission;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Times;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and appends approvals of a second level. */
@Repository
public class DepthApprovals {

    private final JdbcClient jdbc;

    DepthApprovals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the latest first. */
    public List<DepthApproval> all() {
        return jdbc.sql("""
                select id, region, approved_by, approved_at, document from commission.depth_approval order by id desc
                """)
                .query((row, number) -> new DepthApproval(
                        row.getObject("id", UUID.class),
                        row.getString("region"),
                        row.getString("approved_by"),
                        Times.instant(row, "approved_at")
                                .atZone(MarketClock.ZONE)
                                .toLocalDate(),
                        row.getString("document")))
                .list();
    }

    boolean exists(UUID id) {
        return jdbc.sql("select exists (select from commission.depth_approval where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void insert(DepthApproval approval, UUID staffId) {
        jdbc.sql("""
                insert into commission.depth_approval (id, region, approved_by, approved_at, document, recorded_by)
                values (:id, :region, :by, :at, :document, :staff)
                """)
                .param("id", approval.id())
                .param("region", approval.region())
                .param("by", approval.approvedBy())
                .param(
                        "at",
                        Times.sql(approval.approvedOn()
                                .atStartOfDay(MarketClock.ZONE)
                                .toInstant()))
                .param("document", approval.document())
                .param("staff", staffId)
                .update();
    }
}
