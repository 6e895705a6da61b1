package io.shuke.payment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.shared.ProblemException;
import org.springframework.stereotype.Component;

/** Counts what became of notices; called after their transaction, so that only what happened is counted. */
@Component
class PaymentFigures {
    private final Counter captured;
    private final Counter repeated;
    private final MeterRegistry registry;

    PaymentFigures(MeterRegistry registry) {
        this.registry = registry;
        this.captured = Counter.builder("shuke.payments.captured")
                .description("Charges that providers reported as paid")
                .register(registry);
        this.repeated = Counter.builder("shuke.payment.notices.repeated")
                .description("Notices that said what was known before")
                .register(registry);
    }

    void applied(Notice notice) {
        if (notice.kind() == Notice.Kind.CHARGE_PAID) {
            captured.increment();
        }
    }

    void repeated() {
        repeated.increment();
    }

    /** Notices that were refused, by the problem they were answered with. */
    ProblemException refused(ProblemException problem) {
        Counter.builder("shuke.payment.notices.refused")
                .description("Notices that were refused")
                .tag("problem", problem.kind().code())
                .register(registry)
                .increment();
        return problem;
    }
}
