package io.shuke.identity;

import io.shuke.shared.Audit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a second factor away: one's own, or, for a lost device, another person's with a reason. Audited. */
@Component
public class RemovingSecondFactor {
    private final SecondFactors factors;
    private final Audit audit;

    RemovingSecondFactor(SecondFactors factors, Audit audit) {
        this.factors = factors;
        this.audit = audit;
    }

    /** False where the person has none. */
    @Transactional
    public boolean remove(UUID actorId, UUID personId, @Nullable String reason) {
        var removed = factors.remove(personId);
        if (removed) {
            audit.record(
                    actorId,
                    "second-factor.remove",
                    "person:" + personId,
                    Map.of("secondFactor", true),
                    Map.of("secondFactor", false),
                    reason);
        }
        return removed;
    }
}
