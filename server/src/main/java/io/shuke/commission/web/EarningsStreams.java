package io.shuke.commission.web;

import io.shuke.commission.Commission;
import io.shuke.commission.CommissionNews;
import io.shuke.commission.Commissions;
import io.shuke.commission.Commissions.Changed;
import io.shuke.commission.CustomerNames;
import io.shuke.commission.Earnings;
import io.shuke.shared.web.LiveStream;
import io.shuke.shared.web.LiveStreams;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Partners who watch their earnings: each commission as it is after a change, and the sums, with every beat too. */
@Component
class EarningsStreams extends LiveStreams<Changed> {
    private static final int MOST = 5_000;
    private static final String SUMS = "earnings";

    private final Commissions commissions;
    private final CustomerNames names;
    private final Earnings earnings;

    EarningsStreams(Commissions commissions, CustomerNames names, Earnings earnings, CommissionNews news) {
        super("earnings", MOST);
        this.commissions = commissions;
        this.names = names;
        this.earnings = earnings;
        news.listen(this::nudge);
    }

    @Override
    protected Look<Changed> look(Collection<UUID> people, long from) {
        var found = commissions.changesOf(people, from);
        return new Look<>(found.lookOnFrom(), found.changed());
    }

    @Override
    protected UUID personOf(Changed change) {
        return change.commission().partnerId();
    }

    @Override
    protected long changedIn(Changed change) {
        return change.changedIn();
    }

    @Override
    protected void greet(UUID personId, LiveStream stream, long place) {
        stream.offerIfNew(place, SUMS, earnings.of(personId));
    }

    @Override
    protected void tell(Map<UUID, List<Changed>> changes, Watchers watchers, long place) {
        var buyers = changes.values().stream()
                .flatMap(List::stream)
                .map(Changed::commission)
                .map(Commission::buyerId)
                .distinct()
                .toList();
        var known = names.of(buyers);
        changes.forEach((partner, theirs) -> {
            var streams = watchers.of(partner);
            for (var change : theirs) {
                var view = CommissionView.of(change.commission(), known);
                streams.forEach(stream -> stream.offer(LiveStream.event(place, "commission", view)));
            }
        });
        tellSums(changes.keySet(), watchers, place);
    }

    /** Payouts change the sums and no commission. */
    @Override
    protected void beat(Set<UUID> people, Watchers watchers, long place) {
        tellSums(people, watchers, place);
    }

    private void tellSums(Set<UUID> partners, Watchers watchers, long place) {
        earnings.of(partners)
                .forEach((partner, sum) -> watchers.of(partner).forEach(stream -> stream.offerIfNew(place, SUMS, sum)));
    }
}
