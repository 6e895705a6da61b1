package io.shuke.commission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts commission in minor units by what became of it, once the transaction that moved its money has committed. */
@Component
class CommissionFigures {
    private final Counter accrued;
    private final Counter released;
    private final Counter reversed;

    CommissionFigures(MeterRegistry registry) {
        accrued = counter(registry, "accrued");
        released = counter(registry, "released");
        reversed = counter(registry, "reversed");
    }

    void accrued(List<Moved> moved) {
        count(accrued, moved);
    }

    void released(List<Moved> moved) {
        count(released, moved);
    }

    void reversed(List<Moved> moved) {
        count(reversed, moved);
    }

    private static Counter counter(MeterRegistry registry, String became) {
        return Counter.builder("shuke.commission")
                .description("Commission of partners, by what became of it")
                .baseUnit("minor")
                .tag("became", became)
                .register(registry);
    }

    private static void count(Counter counter, List<Moved> moved) {
        long minor = moved.stream().mapToLong(one -> one.amount().amountMinor()).sum();
        if (minor == 0) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                counter.increment(minor);
            }
        });
    }
}
