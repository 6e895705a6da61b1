package io.shuke.commission;

import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that a second level was approved. It pays nothing by itself: a plan has to name it. Audited. */
@Component
public class RecordingDepthApproval {
    private final DepthApprovals approvals;
    private final Audit audit;

    RecordingDepthApproval(DepthApprovals approvals, Audit audit) {
        this.approvals = approvals;
        this.audit = audit;
    }

    @Transactional
    public DepthApproval record(UUID staffId, String region, String approvedBy, LocalDate approvedOn, String document) {
        var approval = new DepthApproval(Ids.next(), region.strip(), approvedBy.strip(), approvedOn, document.strip());
        approvals.insert(approval, staffId);
        audit.record(staffId, "depth-approval.record", "depth-approval:" + approval.id(), null, approval, null);
        return approval;
    }
}
