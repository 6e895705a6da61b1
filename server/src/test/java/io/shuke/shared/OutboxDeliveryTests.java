package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.support.HeardWords;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class OutboxDeliveryTests {
    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxDelivery delivery;

    @Autowired
    private WatchingOutbox watching;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private HeardWords words;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void deliversWhatCommittedAndOnlyOnce() {
        say("hello");
        delivery.deliver();
        delivery.deliver();
        assertThat(words.heard()).containsOnlyOnce("hello");
    }

    @Test
    void postponesABrokenEventAloneAndKeepsIt() {
        say("before");
        say("broken one");
        say("after");
        delivery.deliver();
        assertThat(words.heard()).contains("before", "after");
        var attempts = jdbc.sql("select attempts from shared.outbox where payload->>'word' = 'broken one'")
                .query(Integer.class)
                .single();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void anEventThatFailsAgainAndAgainIsAnAlarmUntilItIsDelivered() {
        say("broken for long");
        jdbc.sql("update shared.outbox set attempts = :attempts where payload->>'word' = 'broken for long'")
                .param("attempts", WatchingOutbox.STUCK_AFTER - 2)
                .update();
        delivery.deliver();
        assertThat(watching.watch()).isZero();
        jdbc.sql("update shared.outbox set due_at = created_at").update();
        delivery.deliver();
        assertThat(watching.watch()).isEqualTo(1);
        assertThat(registry.get("shuke.outbox.stuck").gauge().value()).isEqualTo(1);
        jdbc.sql("delete from shared.outbox where payload->>'word' = 'broken for long'")
                .update();
        assertThat(watching.watch()).isZero();
    }

    @Test
    void twoProcessesShareTheWorkWithoutDoublingIt() {
        for (int i = 0; i < 300; i++) {
            say("shared " + i);
        }
        Together.run(4, i -> () -> {
            delivery.deliver();
            return i;
        });
        delivery.deliver();
        assertThat(words.heard().stream().filter(word -> word.startsWith("shared ")))
                .hasSize(300)
                .doesNotHaveDuplicates();
    }

    private void say(String word) {
        transaction.executeWithoutResult(status -> outbox.append(new HeardWords.Said(word)));
    }
}
