package io.shuke.sandbox;

import io.shuke.shared.Audit;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff break the sandbox on purpose, or mend it; written to the audit trail. */
@Component
@Profile({"demo", "test"})
public class BreakingSandbox {
    private final StoredFaults faults;
    private final Audit audit;

    BreakingSandbox(StoredFaults faults, Audit audit) {
        this.faults = faults;
        this.audit = audit;
    }

    /** What is wrong with it from now on. */
    @Transactional
    public Faults set(UUID staffId, Faults wanted) {
        var before = faults.now();
        faults.set(wanted);
        audit.record(staffId, "sandbox.break", "sandbox:faults", before, wanted, null);
        return wanted;
    }
}
