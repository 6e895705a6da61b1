package io.shuke.payment;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.Transfer;
import io.shuke.payment.Notices.Judged;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
import io.shuke.shared.RepeatedTransactions;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes what a provider says about a charge, a refund or a payout. The notice is verified, then stored, compared and
 * applied in one transaction with the ledger and everything that follows from it; only then is it answered. A forged or
 * old one is refused and leaves no trace; a doubled or reordered one changes nothing; one that doesn't match what was
 * asked is kept for the operator and refused; one about a number or an order that we don't know is kept and may come again.
 */
@Component
public class ReceivingNotice {
    private final Providers providers;
    private final Notices notices;
    private final Ledger ledger;
    private final EndingRefund endingRefund;
    private final EndingPayout endingPayout;
    private final ApplicationEventPublisher events;
    private final RepeatedTransactions transactions;
    private final PaymentFigures figures;
    private final Clock clock;

    ReceivingNotice(
            Providers providers,
            Notices notices,
            Ledger ledger,
            EndingRefund endingRefund,
            EndingPayout endingPayout,
            ApplicationEventPublisher events,
            RepeatedTransactions transactions,
            PaymentFigures figures,
            Clock clock) {
        this.providers = providers;
        this.notices = notices;
        this.ledger = ledger;
        this.endingRefund = endingRefund;
        this.endingPayout = endingPayout;
        this.events = events;
        this.transactions = transactions;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * @param headers of the request, by lower-case name
     * @param body as it came, to the byte: the signature covers it
     */
    public void receive(String provider, Map<String, String> headers, byte[] body) {
        apply(providers.named(provider).verified(headers, body, clock.instant()));
    }

    void apply(Notice notice) {
        var judged = judged(notice);
        switch (judged.outcome()) {
            case APPLIED -> figures.applied(notice);
            case REPEATED -> figures.repeated();
            case MISMATCH -> throw figures.refused(new ProblemException(ProblemKind.NOTICE_MISMATCH));
            case UNKNOWN -> throw figures.refused(new ProblemException(ProblemKind.NOTICE_UNKNOWN));
        }
    }

    /** What nobody could book is kept in a transaction of its own, since the one that tried is undone. */
    private Judged judged(Notice notice) {
        try {
            return transactions.run(() -> judgeAndApply(notice));
        } catch (OrderUnknown e) {
            return transactions.run(() -> notices.keepUnknown(notice, clock.instant()));
        }
    }

    private Judged judgeAndApply(Notice notice) {
        var judged = notices.judgeAndStore(notice, clock.instant());
        if (judged.outcome() == Notices.Outcome.APPLIED) {
            switch (notice.kind()) {
                case CHARGE_PAID -> capture(notice, judged.subject(), judged.owner());
                case CHARGE_FAILED -> {}
                case REFUND_DONE -> endingRefund.done(judged.subject());
                case REFUND_CLOSED -> endingRefund.closed(judged.subject());
                case REFUND_ABNORMAL -> endingRefund.abnormal(judged.subject());
                case PAYOUT_PAID -> endingPayout.paid(judged.subject());
                case PAYOUT_RUNNING, PAYOUT_TO_CONFIRM -> endingPayout.moved(judged.subject());
                case PAYOUT_FAILED, PAYOUT_CANCELLED, PAYOUT_EXPIRED -> endingPayout.givenBack(judged.subject());
            }
        }
        return judged;
    }

    private void capture(Notice notice, UUID chargeId, UUID orderId) {
        ledger.post(Transfer.between(
                chargeId,
                new Transfer.Cause("charge", chargeId),
                Account.clearing(notice.provider()),
                Account.of(AccountKind.BUYER_HELD, orderId),
                notice.amount()));
        events.publishEvent(new ChargeCaptured(chargeId, orderId, notice.amount(), clock.instant()));
    }
}
