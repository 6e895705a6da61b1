package io.shuke.shared;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.shuke.shared.AuditChain.Link;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows the chain of the audit trail from its first act to its head and says where it breaks. A break is an alarm: an
 * error in the log, and the metric {@code shuke_audit_broken} above zero. Each look also logs the head, so that whoever
 * keeps the logs elsewhere can tell that the chain was cut back.
 */
@Repository
public class VerifyingAudit {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyingAudit.class);
    private static final int CHUNK = 1_000;

    private final JdbcClient jdbc;
    private final AuditChain chain;
    private final Clock clock;
    private final AtomicLong broken = new AtomicLong();

    /**
     * What a look at the chain found.
     *
     * @param intactUpTo the number of the last act up to which nothing is missing and nothing was changed
     * @param length how many acts the chain should have
     * @param uncovered acts from before the chain began
     * @param fault the first break, or null where the chain is whole
     */
    @Schema(name = "AuditReport")
    public record Report(
            Instant at,
            long intactUpTo,
            long length,
            long uncovered,
            @Nullable Fault fault) {}

    /** Where the chain breaks: an act that is missing, or that no longer says what was sealed. */
    @Schema(name = "AuditFault")
    public record Fault(Kind kind, long number, @Nullable UUID actId) {
        /** What is wrong with the act of this number. */
        public enum Kind {
            MISSING,
            CHANGED
        }
    }

    private record Sealed(Link link, byte[] seal) {}

    private record Head(long number, byte[] seal) {}

    VerifyingAudit(JdbcClient jdbc, AuditChain chain, Clock clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.clock = clock;
        Gauge.builder("shuke.audit.broken", broken, AtomicLong::get)
                .description("1 where an act of the audit trail is missing or was changed; 0 is right")
                .register(registry);
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify() {
        var head = jdbc.sql("select number, seal from shared.audit_head")
                .query(Head.class)
                .single();
        var uncovered = jdbc.sql("select count(*) from shared.audit where number is null")
                .query(Long.class)
                .single();
        var report = follow(head, uncovered);
        broken.set(report.fault() == null ? 0 : 1);
        return report;
    }

    private Report follow(Head head, long uncovered) {
        byte[] seal = {};
        long intact = 0;
        while (true) {
            var acts = chunk(intact);
            for (var act : acts) {
                if (act.link().number() != intact + 1) {
                    return broken(intact, head, uncovered, Fault.Kind.MISSING, null);
                }
                if (!Arrays.equals(chain.seal(seal, act.link()), act.seal())) {
                    return broken(
                            intact,
                            head,
                            uncovered,
                            Fault.Kind.CHANGED,
                            act.link().id());
                }
                seal = act.seal();
                intact++;
            }
            if (acts.size() < CHUNK) {
                return intact < head.number()
                        ? broken(intact, head, uncovered, Fault.Kind.MISSING, null)
                        : end(intact, head, seal, uncovered);
            }
        }
    }

    /** All acts are there; the head must agree, or acts were put behind it. */
    private Report end(long intact, Head head, byte[] seal, long uncovered) {
        return intact == head.number() && Arrays.equals(seal, head.seal())
                ? new Report(clock.instant(), intact, head.number(), uncovered, null)
                : broken(Math.min(intact, head.number()), head, uncovered, Fault.Kind.CHANGED, null);
    }

    private Report broken(long intact, Head head, long uncovered, Fault.Kind kind, @Nullable UUID actId) {
        return new Report(clock.instant(), intact, head.number(), uncovered, new Fault(kind, intact + 1, actId));
    }

    private List<Sealed> chunk(long after) {
        return jdbc.sql("""
                select number, id, at, actor_id, act, subject, before::text as before, after::text as after, reason, seal
                from shared.audit
                where number > :after
                order by number
                limit :rows
                """)
                .param("after", after)
                .param("rows", CHUNK)
                .query((row, index) -> new Sealed(
                        new Link(
                                row.getLong("number"),
                                row.getObject("id", UUID.class),
                                Times.instant(row, "at"),
                                row.getObject("actor_id", UUID.class),
                                row.getString("act"),
                                row.getString("subject"),
                                row.getString("before"),
                                row.getString("after"),
                                row.getString("reason")),
                        row.getBytes("seal")))
                .list();
    }

    /** Looks at the chain again and again. */
    @Component
    @ConditionalOnBooleanProperty(name = "shuke.jobs", matchIfMissing = true)
    record Job(VerifyingAudit verifying) {
        @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${shuke.audit.verify-every:PT6H}")
        void verify() {
            var report = verifying.verify();
            if (report.fault() == null) {
                LOG.info("the audit chain is intact up to act {}", report.intactUpTo());
            } else {
                LOG.error(
                        "audit alarm: {} at act {}",
                        report.fault().kind(),
                        report.fault().number());
            }
        }
    }
}
