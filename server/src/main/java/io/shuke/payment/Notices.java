package io.shuke.payment;

import io.shuke.shared.Ids;
import io.shuke.shared.Times;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Judges a notice against the row it is about, stores it with the judgement and marks the row, in one statement.
 *
 * <p>The row is locked first, so that of many notices at once each sees what the one before did. A number that isn't
 * there is UNKNOWN and may come again; other amount, currency, order or merchant is a MISMATCH, and so is a refund or
 * payout that was never sent or has ended otherwise; a row that has moved on makes it REPEATED; else it is APPLIED. The
 * notice's id is stored once: a second one with the same id stores nothing and, because marking hangs on the stored row,
 * changes nothing; if it says something else than the first, it is a MISMATCH. Types are written out where PostgreSQL
 * could not tell a parameter's otherwise.
 */
@Repository
class Notices {
    /** What a notice is worth. */
    enum Outcome {
        APPLIED,
        REPEATED,
        MISMATCH,
        UNKNOWN
    }

    /** The judgement; {@code subjectId} and {@code ownerId} are the marked row's, its order or partner for the owner. */
    record Judged(
            Outcome outcome,
            @Nullable UUID subjectId,
            @Nullable UUID ownerId) {
        UUID subject() {
            return java.util.Objects.requireNonNull(subjectId);
        }

        UUID owner() {
            return java.util.Objects.requireNonNull(ownerId);
        }
    }

    private static final String JUDGE = """
            judged as materialized (
                select case when not exists (select 1 from found) then 'UNKNOWN'
                            when not :merchantIsUs or (select not same from found) then 'MISMATCH'
                            when (select moved_on from found) then 'REPEATED'
                            else 'APPLIED' end as outcome
            ),
            stored as (
                insert into payment.notice (id, provider, notice_id, at, kind, number, amount_minor, currency, merchant,
                                            order_number, provider_number, detail, asked, outcome, body, body_digest)
                select :id, :provider, :noticeId, :at, :kind, :number, :amount, :currency, :merchant,
                       :orderNumber, :providerNumber, :detail, :asked, outcome, :body,
                       :digest
                from judged
                on conflict (provider, notice_id) where outcome <> 'UNKNOWN' do nothing
                returning outcome
            ),
            """;

    private static final String ANSWER = """
            select case when j.outcome = 'APPLIED' and m.id is null then 'MISMATCH' else j.outcome end as outcome,
                   m.id, m.owner_id
            from judged j left join marked m on true
            """;

    private static final String CHARGE = """
            with found as materialized (
                select state in ('PAID', 'REFUNDED') or (state <> 'OPEN' and :kind <> 'CHARGE_PAID') as moved_on,
                       amount_minor = :amount and currency = :currency and order_number is not distinct from :orderNumber as same
                from payment.charge where id = :subject::uuid and provider = :provider for update
            ),
            """ + JUDGE + """
            marked as (
                update payment.charge
                set state = case :kind when 'CHARGE_PAID' then 'PAID' else 'FAILED' end,
                    paid_at = case :kind when 'CHARGE_PAID' then :at end::timestamptz,
                    ask_at = case :kind when 'CHARGE_PAID' then null else ask_at end,
                    provider_number = :providerNumber,
                    account_hash = coalesce(:account, account_hash)
                where id = :subject::uuid and state not in ('PAID', 'REFUNDED')
                  and (select outcome from stored) = 'APPLIED'
                returning id, order_id as owner_id
            )
            """ + ANSWER;

    private static final String REFUND = """
            with found as materialized (
                select r.state in ('DONE', 'CLOSED') or (r.state = 'ABNORMAL' and :kind = 'REFUND_ABNORMAL') as moved_on,
                       r.amount_minor = :amount and r.currency = :currency
                       and r.state not in ('WAITING', 'BY_HAND', 'PAID_BY_HAND')
                       and (r.state, :kind) not in (('DONE', 'REFUND_CLOSED'), ('CLOSED', 'REFUND_DONE')) as same
                from payment.refund r join payment.charge c on c.id = r.charge_id and c.provider = :provider
                where r.id = :subject::uuid for update of r
            ),
            """ + JUDGE + """
            marked as (
                update payment.refund
                set state = case :kind when 'REFUND_DONE' then 'DONE' when 'REFUND_CLOSED' then 'CLOSED'
                                       else 'ABNORMAL' end,
                    ended_at = case when :kind <> 'REFUND_ABNORMAL' then :at end::timestamptz,
                    send_at = null, provider_number = :providerNumber
                where id = :subject::uuid and state in ('ASKED', 'PROCESSING', 'ABNORMAL')
                  and (select outcome from stored) = 'APPLIED'
                returning id, order_id as owner_id
            )
            """ + ANSWER;

    private static final String PAYOUT = """
            with found as materialized (
                select state in ('PAID', 'FAILED', 'CANCELLED', 'EXPIRED')
                       or (state, :kind) in (('TO_CONFIRM', 'PAYOUT_TO_CONFIRM'), ('SENT', 'PAYOUT_RUNNING')) as moved_on,
                       amount_minor - fee_minor - tax_minor = :amount and currency = :currency
                       and (state in ('APPROVED', 'SENT', 'TO_CONFIRM')
                            or (state, :kind) in (('PAID', 'PAYOUT_PAID'), ('FAILED', 'PAYOUT_FAILED'),
                                                  ('CANCELLED', 'PAYOUT_CANCELLED'), ('EXPIRED', 'PAYOUT_EXPIRED'))
                            or (state <> 'ASKED' and state <> 'REJECTED'
                                and :kind in ('PAYOUT_RUNNING', 'PAYOUT_TO_CONFIRM'))) as same
                from payment.payout where number = :number and provider = :provider for update
            ),
            """ + JUDGE + """
            marked as (
                update payment.payout
                set state = case :kind when 'PAYOUT_RUNNING' then 'SENT' else substr(:kind, length('PAYOUT_') + 1) end,
                    paid_at = case :kind when 'PAYOUT_PAID' then :at end::timestamptz,
                    confirmation = case :kind when 'PAYOUT_TO_CONFIRM' then :detail end,
                    confirm_before = case :kind when 'PAYOUT_TO_CONFIRM'
                                                then :at::timestamptz + interval '24 hours' end,
                    ended_at = case when :kind not in ('PAYOUT_RUNNING', 'PAYOUT_TO_CONFIRM')
                                    then :at end::timestamptz,
                    send_at = case when :kind in ('PAYOUT_RUNNING', 'PAYOUT_TO_CONFIRM') then send_at end,
                    reason = case when :kind in ('PAYOUT_FAILED', 'PAYOUT_CANCELLED', 'PAYOUT_EXPIRED')
                                  then coalesce(:detail, reason) else reason end,
                    provider_number = coalesce(:providerNumber, provider_number),
                    account_hash = coalesce(:account, account_hash)
                where number = :number and state in ('APPROVED', 'SENT', 'TO_CONFIRM')
                  and (select outcome from stored) = 'APPLIED'
                returning id, partner_id as owner_id
            )
            """ + ANSWER;

    private static final String KEEP = """
            insert into payment.notice (id, provider, notice_id, at, kind, number, amount_minor, currency, merchant,
                                        order_number, provider_number, detail, asked, outcome, body,
                                        body_digest)
            values (:id, :provider, :noticeId, :at, :kind, :number, :amount, :currency, :merchant,
                    :orderNumber, :providerNumber, :detail, :asked, 'UNKNOWN', :body, :digest)
            """;

    private final JdbcClient jdbc;
    private final AccountHashes hashes;

    Notices(JdbcClient jdbc, AccountHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    Judged judgeAndStore(Notice notice, Instant at) {
        return of(sqlFor(notice.kind()), notice, at)
                .query((row, number) -> new Judged(
                        Outcome.valueOf(row.getString("outcome")),
                        row.getObject("id", UUID.class),
                        row.getObject("owner_id", UUID.class)))
                .single();
    }

    /** Stores a notice that is about nothing we know, whatever it would have been worth. */
    Judged keepUnknown(Notice notice, Instant at) {
        of(KEEP, notice, at).update();
        return new Judged(Outcome.UNKNOWN, null, null);
    }

    private JdbcClient.StatementSpec of(String sql, Notice notice, Instant at) {
        var statement = jdbc.sql(sql)
                .param("id", Ids.next())
                .param("provider", notice.provider())
                .param("noticeId", notice.id())
                .param("at", Times.sql(at))
                .param("kind", notice.kind().name())
                .param("number", notice.number())
                .param("subject", idOrNull(notice.number()))
                .param("amount", notice.amount().amountMinor())
                .param("currency", notice.amount().currency())
                .param("merchant", notice.merchant())
                .param("merchantIsUs", notice.merchantIsUs())
                .param("orderNumber", notice.orderNumber())
                .param("providerNumber", notice.providerNumber())
                .param("detail", notice.detail())
                .param("asked", notice.asked())
                .param("body", notice.text().kept())
                .param("digest", notice.text().digest());
        return sql.contains(":account")
                ? statement.param("account", hashes.of(notice.provider(), notice.personAccount()))
                : statement;
    }

    private static String sqlFor(Notice.Kind kind) {
        return switch (kind) {
            case CHARGE_PAID, CHARGE_FAILED -> CHARGE;
            case REFUND_DONE, REFUND_CLOSED, REFUND_ABNORMAL -> REFUND;
            case PAYOUT_RUNNING, PAYOUT_TO_CONFIRM, PAYOUT_PAID, PAYOUT_FAILED, PAYOUT_CANCELLED, PAYOUT_EXPIRED ->
                PAYOUT;
        };
    }

    private static @Nullable UUID idOrNull(String number) {
        try {
            return UUID.fromString(number);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
