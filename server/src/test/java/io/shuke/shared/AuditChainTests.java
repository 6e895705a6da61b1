package io.shuke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuke.shared.VerifyingAudit.Fault;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody with every right on the database does to the trail shows. Each test undoes what it breaks. */
@ServerTest
class AuditChainTests {
    @Autowired
    private Audit audit;

    @Autowired
    private VerifyingAudit verifying;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String subject = "test:" + UUID.randomUUID();

    @Test
    void isOneWholeChainHoweverManyActAtOnce() {
        var before = verifying.verify().length();
        Together.run(
                24,
                i -> () -> transaction.execute(status -> {
                    record("thing.touch", i);
                    return i;
                }));
        var report = verifying.verify();
        assertThat(report.fault()).isNull();
        assertThat(report.intactUpTo()).isEqualTo(report.length()).isGreaterThanOrEqualTo(before + 24);
        assertThat(trail.page(subject, null, 50).items()).hasSize(24);
    }

    @Test
    void anActThatIsUndoneLeavesNoTrace() {
        transaction.executeWithoutResult(status -> {
            record("thing.undo", 1);
            status.setRollbackOnly();
        });
        assertThat(trail.page(subject, null, 50).items()).isEmpty();
        assertThat(verifying.verify().fault()).isNull();
    }

    @Test
    void namesTheActThatIsMissing() {
        record("thing.first", 1);
        var second = numberOf(record("thing.second", 2));
        record("thing.third", 3);
        breaking(() -> {
            jdbc.sql("delete from shared.audit where number = :number")
                    .param("number", second)
                    .update();
            assertThat(verifying.verify().fault()).isEqualTo(new Fault(Fault.Kind.MISSING, second, null));
            assertThat(verifying.verify().intactUpTo()).isEqualTo(second - 1);
        });
    }

    @Test
    void namesTheActThatWasChanged() {
        var act = record("thing.price", 100);
        record("thing.later", 1);
        for (var change : List.of(
                "after = '{\"value\": 1}'",
                "reason = 'nothing to see'",
                "actor_id = gen_random_uuid()",
                "at = at + interval '1 second'",
                "before = '{}'",
                "subject = 'other'")) {
            breaking(() -> {
                jdbc.sql("update shared.audit set " + change + " where id = :id")
                        .param("id", act.id())
                        .update();
                assertThat(verifying.verify().fault())
                        .as(change)
                        .isEqualTo(new Fault(Fault.Kind.CHANGED, numberOf(act), act.id()));
            });
        }
    }

    @Test
    void noticesThatItsEndIsMissing() {
        var last = numberOf(record("thing.last", 1));
        breaking(() -> {
            jdbc.sql("delete from shared.audit where number = :number")
                    .param("number", last)
                    .update();
            assertThat(verifying.verify().fault()).isEqualTo(new Fault(Fault.Kind.MISSING, last, null));
        });
    }

    @Test
    void theDatabaseItselfRefusesToForget() {
        record("thing.keep", 1);
        for (var statement : List.of(
                "delete from shared.audit",
                "update shared.audit set reason = 'x'",
                "truncate shared.audit",
                "delete from shared.audit_head",
                "truncate shared.audit_head",
                "update shared.audit_head set number = number - 1",
                "update shared.audit_head set number = number")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("insert into shared.audit (id, at, actor_id, act, subject)"
                                + " values (gen_random_uuid(), now(), gen_random_uuid(), 'x', 'y')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(verifying.verify().fault()).isNull();
    }

    private AuditTrail.Act record(String act, int value) {
        audit.record(UUID.randomUUID(), act, subject, null, Map.of("value", value, "熟", "客"), null);
        return trail.page(subject, null, 1).items().stream().findFirst().orElse(NONE);
    }

    private static final AuditTrail.Act NONE = new AuditTrail.Act(
            UUID.randomUUID(), java.time.Instant.EPOCH, UUID.randomUUID(), "", "", null, null, null, null);

    private static long numberOf(AuditTrail.Act act) {
        return java.util.Objects.requireNonNull(act.number());
    }

    /** As a superuser who switches the guards off; all of it is rolled back. */
    private void breaking(Runnable act) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            act.run();
            status.setRollbackOnly();
        });
    }
}
