package io.shuke.commission;

import io.shuke.identity.People;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out all commission that staff's filters leave, newest first, some at a time, as it stood at one moment. */
@Component
public class ExportingCommissions {
    private static final int SOME = 500;

    private final Commissions commissions;
    private final CustomerNames customers;
    private final People people;

    ExportingCommissions(Commissions commissions, CustomerNames customers, People people) {
        this.commissions = commissions;
        this.customers = customers;
        this.people = people;
    }

    @Transactional(readOnly = true)
    public void read(
            @Nullable String orderNumber, Commission.@Nullable State state, Consumer<List<ExportedCommission>> some) {
        try (var rows = commissions.stream(orderNumber, state, SOME)) {
            rows.gather(Gatherers.windowFixed(SOME)).forEach(batch -> some.accept(named(batch)));
        }
    }

    private List<ExportedCommission> named(List<Commission> batch) {
        var buyers =
                customers.of(batch.stream().map(Commission::buyerId).distinct().toList());
        var partners = people.cardsOf(
                batch.stream().map(Commission::partnerId).distinct().toList());
        return batch.stream()
                .map(commission -> {
                    var partner = partners.get(commission.partnerId());
                    return new ExportedCommission(
                            commission,
                            buyers.getOrDefault(commission.buyerId(), ""),
                            partner == null ? "" : partner.nickname());
                })
                .toList();
    }
}
