package io.shuke.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.shared.Ids;
import io.shuke.support.ServerTest;
import io.shuke.support.StatementCounts;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AttributionTests {
    @Autowired
    private Attribution attribution;

    @Autowired
    private Clock clock;

    @Test
    void findsNobodyBehindAnUnsharedSaleInOneStatement() {
        var product = Ids.next();
        var sent = StatementCounts.during(
                () -> assertThat(attribution.evidenceFor(Ids.next(), null, List.of(product), true, 30, clock.instant()))
                        .containsEntry(product, Evidence.NONE));
        assertThat(sent).hasSize(1);
    }
}
