package io.shuke.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.commission.DecidingHold;
import io.shuke.commission.ReleasingDue;
import io.shuke.ordering.ConfirmingReceipt;
import io.shuke.ordering.ExpiringOrders;
import io.shuke.ordering.FollowingGroups;
import io.shuke.ordering.SettlingOrders;
import io.shuke.payment.AskingAboutCharges;
import io.shuke.payment.AskingPayout;
import io.shuke.payment.DecidingPayout;
import io.shuke.payment.RefundingByHand;
import io.shuke.payment.SendingPayouts;
import io.shuke.payment.SendingRefundAgain;
import io.shuke.payment.SendingRefunds;
import io.shuke.sandbox.Faults;
import io.shuke.sandbox.StoredFaults;
import io.shuke.shared.MarketClock;
import io.shuke.shared.Money;
import io.shuke.shared.OutboxDelivery;
import io.shuke.shared.Right;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What time and staff do in the market: jobs, payouts, holds – and the days that pass. */
@Component
@Profile("test")
class MarketOffice {
    private final MarketClock clock;
    private final ExpiringOrders expiring;
    private final FollowingGroups following;
    private final ConfirmingReceipt confirming;
    private final SettlingOrders settling;
    private final ReleasingDue releasing;
    private final AskingAboutCharges asking;
    private final SendingRefunds sendingRefunds;
    private final SendingRefundAgain sendingAgain;
    private final RefundingByHand byHand;
    private final SendingPayouts sendingPayouts;
    private final AskingPayout askingPayout;
    private final DecidingPayout decidingPayout;
    private final DecidingHold decidingHold;
    private final StoredFaults faults;
    private final OutboxDelivery outbox;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final List<UUID> payouts = new ArrayList<>();
    private final List<UUID> finance = new ArrayList<>();

    MarketOffice(
            MarketClock clock,
            ExpiringOrders expiring,
            FollowingGroups following,
            ConfirmingReceipt confirming,
            SettlingOrders settling,
            ReleasingDue releasing,
            AskingAboutCharges asking,
            SendingRefunds sendingRefunds,
            SendingRefundAgain sendingAgain,
            RefundingByHand byHand,
            SendingPayouts sendingPayouts,
            AskingPayout askingPayout,
            DecidingPayout decidingPayout,
            DecidingHold decidingHold,
            StoredFaults faults,
            OutboxDelivery outbox,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.clock = clock;
        this.expiring = expiring;
        this.following = following;
        this.confirming = confirming;
        this.settling = settling;
        this.releasing = releasing;
        this.asking = asking;
        this.sendingRefunds = sendingRefunds;
        this.sendingAgain = sendingAgain;
        this.byHand = byHand;
        this.sendingPayouts = sendingPayouts;
        this.askingPayout = askingPayout;
        this.decidingPayout = decidingPayout;
        this.decidingHold = decidingHold;
        this.faults = faults;
        this.outbox = outbox;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** What other tests left is sent now, so that nothing of theirs is told later. */
    void open(Market market) {
        payouts.clear();
        finance.clear();
        finance.addAll(List.of(market.staff(Right.FINANCE), market.staff(Right.FINANCE)));
        refuseNothing();
        drain(sendingRefunds::sendDue);
        drain(sendingPayouts::sendDue);
    }

    /** The sandbox makes what it is asked for, but tells nothing: the postman does. */
    private void refuseNothing() {
        faults.set(new Faults(false, 0, false, true, false, false));
    }

    void mend() {
        faults.set(Faults.NONE);
    }

    /** Some seconds, a quarter of an hour, or eight days; and what is due by then. */
    void passTime(Draw draw) {
        int how = draw.first() % 10;
        pass(
                how < 6
                        ? Duration.ofSeconds(20 + draw.second() % 160)
                        : how < 8 ? Duration.ofMinutes(16) : Duration.ofDays(8));
    }

    private void pass(Duration time) {
        clock.standAhead(clock.ahead().plus(time));
        drain(asking::askDue);
        drain(expiring::expire);
        following.follow();
        drain(confirming::byTime);
        drain(settling::settle);
        drain(releasing::release);
    }

    /** One in six is refused by the company. */
    void sendRefunds(Draw draw) {
        refusing(draw, sendingRefunds::sendDue);
    }

    void sendPayouts(Draw draw) {
        refusing(draw, sendingPayouts::sendDue);
    }

    private void refusing(Draw draw, IntSupplier send) {
        faults.set(new Faults(false, 0, false, true, false, draw.first() % 6 == 0));
        var sent = send.getAsInt();
        refuseNothing();
        assertThat(sent).isNotNegative();
    }

    /** Refunds that the company closed, and that wait for staff since: sent again, but for one in three. */
    void workOffRefunds(Market market, int turn) {
        var waiting = jdbc.sql("""
                select r.id from payment.refund r join ordering.orders o on o.id = r.order_id
                where r.state = 'WAITING' and o.buyer_id = any(:buyers) order by r.id
                """)
                .param("buyers", market.scope().buyers())
                .query(UUID.class)
                .list();
        for (int i = 0; i < waiting.size(); i++) {
            if ((turn + i) % 3 == 0) {
                payByHand(waiting.get(i));
            } else {
                sendingAgain.send(waiting.get(i), finance.getFirst(), "Again");
            }
        }
    }

    private void payByHand(UUID refund) {
        byHand.take(refund, finance.getFirst(), "The card is closed");
        byHand.approve(refund, finance.getLast());
        assertThat(byHand.pay(refund, finance.getFirst(), "A transfer"))
                .isInstanceOf(RefundingByHand.Outcome.Done.class);
    }

    void askPayout(Market market, Draw draw) {
        var partner = market.partners.get(draw.first() % market.partners.size());
        var asked = transaction.execute(status -> {
            var outcome = askingPayout.ask(partner.id(), wanted(draw));
            if (!(outcome instanceof AskingPayout.Outcome.Asked)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
        if (asked instanceof AskingPayout.Outcome.Asked one) {
            payouts.add(one.payout().id());
        }
    }

    /** One in eight so much that it may take two to approve it. */
    private static Money wanted(Draw draw) {
        return Money.cny(100 + draw.second() % (draw.third() % 8 == 0 ? 80_000 : 3_000));
    }

    /** Approved by one of two people, or rejected; perhaps a second time. */
    void decidePayout(Draw draw) {
        if (payouts.isEmpty()) {
            return;
        }
        int which = draw.first() % payouts.size();
        var payout = draw.second() % 4 == 0 ? payouts.get(which) : payouts.remove(which);
        if (draw.third() % 6 == 0) {
            decidingPayout.reject(payout, finance.getFirst(), "The names differ");
        } else {
            decidingPayout.approve(payout, finance.get(draw.fourth() % 2));
        }
    }

    void decideHold(Market market, Draw draw) {
        if (!market.holds.isEmpty()) {
            decideHold(market.holds.remove(draw.first() % market.holds.size()), draw.second() % 3 == 0);
        }
    }

    private void decideHold(UUID hold, boolean confirm) {
        if (confirm) {
            decidingHold.confirm(hold, finance.getFirst(), "One person");
        } else {
            decidingHold.lift(hold, finance.getFirst(), "A family");
        }
    }

    /** The company is well again: what was lost is asked for, what waits is sent, and everything comes to its end. */
    void comeToTheEnd(Market market, Postman postman) {
        jdbc.sql("select id from payment.payout where partner_id = any(:partners) and state = 'ASKED' order by id")
                .param("partners", market.scope().partners())
                .query(UUID.class)
                .list()
                .forEach(payout -> decidingPayout.reject(payout, finance.getFirst(), "Closing"));
        market.holds.forEach(hold -> decideHold(hold, false));
        for (int i = 0; i < 3; i++) {
            workOffRefunds(market, i);
            send(postman);
            market.shipAll();
            pass(Duration.ofDays(20));
        }
        send(postman);
        outbox.deliver();
    }

    private void send(Postman postman) {
        pass(Duration.ofHours(2));
        drain(sendingRefunds::sendDue);
        drain(sendingPayouts::sendDue);
        postman.carryAll();
    }

    private static void drain(IntSupplier batch) {
        int done = batch.getAsInt();
        while (done > 0) {
            done = batch.getAsInt();
        }
    }
}
