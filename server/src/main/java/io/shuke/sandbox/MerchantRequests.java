package io.shuke.sandbox;

import io.shuke.sandbox.SandboxBooks.Ended;
import io.shuke.sandbox.SandboxBooks.EndedCharge;
import io.shuke.sandbox.SandboxBooks.State;
import io.shuke.shared.Ids;
import io.shuke.shared.MarketClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the merchant asks for. Each number is made once: asked again, it is answered with how it ended. The first answer
 * is empty – it is being worked on – and the news follow in a notice.
 */
@Component
@Profile({"demo", "test"})
public class MerchantRequests {
    /** A wish to give a buyer money back. */
    public record Refund(String number, String chargeNumber, long amountMinor, String currency) {}

    /** A wish to pay somebody. */
    public record Payout(String number, String payee, long amountMinor, String currency) {}

    private final SandboxBooks books;
    private final Merchant merchant;
    private final StoredFaults faults;
    private final TellingMerchant telling;
    private final Clock clock;

    MerchantRequests(SandboxBooks books, Merchant merchant, StoredFaults faults, TellingMerchant telling, Clock clock) {
        this.books = books;
        this.merchant = merchant;
        this.faults = faults;
        this.telling = telling;
        this.clock = clock;
    }

    /** How the charge ended: paid or refused. */
    public Optional<News> charge(String number) {
        return books.charge(number).flatMap(MerchantRequests::news);
    }

    /** Closes the charge, unless it ended before: then how. */
    @Transactional
    public Optional<News> closeCharge(String number) {
        return books.close(merchant.name(), number, clock.instant()) ? Optional.empty() : charge(number);
    }

    private static Optional<News> news(EndedCharge charge) {
        return charge.state() == State.CLOSED
                ? Optional.empty()
                : Optional.of(News.of(
                        charge.state() == State.PAID ? "charge.paid" : "charge.refused",
                        charge.merchant(),
                        new News.Data(
                                charge.number(),
                                charge.orderNumber(),
                                charge.amountMinor(),
                                charge.currency(),
                                charge.sandboxNumber(),
                                charge.wallet())));
    }

    /** The bill of a day in China. */
    public List<BillRow> bill(LocalDate day) {
        return books.rows(
                merchant.name(),
                day.atStartOfDay(MarketClock.ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(MarketClock.ZONE).toInstant());
    }

    @Transactional
    public Optional<News> refund(Refund wish) {
        var number = "SR" + Ids.code(18);
        var can = books.canRefund(wish.chargeNumber(), wish.amountMinor(), wish.currency());
        var state = can && !faults.now().refuse() ? "DONE" : "CLOSED";
        var written = books.writeRefund(
                merchant.name(),
                wish.number(),
                wish.chargeNumber(),
                wish.amountMinor(),
                wish.currency(),
                state,
                number,
                clock.instant());
        return tellOrAnswer(
                written, "refund", wish.number(), books.refund(wish.number()).orElseThrow());
    }

    @Transactional
    public Optional<News> payOut(Payout wish) {
        var number = "SP" + Ids.code(18);
        var state = faults.now().refuse() ? "FAILED" : "PAID";
        var written = books.writePayout(
                merchant.name(),
                wish.number(),
                wish.payee(),
                wish.amountMinor(),
                wish.currency(),
                state,
                number,
                clock.instant());
        return tellOrAnswer(
                written, "payout", wish.number(), books.payout(wish.number()).orElseThrow());
    }

    private Optional<News> tellOrAnswer(boolean isNew, String what, String number, Ended ended) {
        var type = what + "." + ended.state().toLowerCase(java.util.Locale.ROOT);
        var wallet = ended.payee() == null ? null : Wallet.of(ended.payee());
        var data = new News.Data(number, null, ended.amountMinor(), ended.currency(), ended.sandboxNumber(), wallet);
        var news = News.of(type, merchant.name(), data);
        if (isNew) {
            telling.tell(news);
            return Optional.empty();
        }
        return Optional.of(news);
    }
}
