package io.shuke.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.ledger.Books;
import io.shuke.market.MarketBooks.Before;
import io.shuke.support.Seeds;
import io.shuke.support.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A market on a payment company that doubles, reorders, delays, loses and forges, with people who buy, cancel and take
 * back, and time and money that move, all as a seed says. After every step – in a long run after every so many – all of it
 * must add up. {@code -Dshuke.market.rounds=67} is the long run, of 10,000 orders in markets of their own, one seed after
 * the other; {@code -Dshuke.seed=…} repeats one.
 */
@ServerTest
class FaultyMarketTests {
    private static final int ORDERS = Integer.getInteger("shuke.market.orders", 150);
    private static final int ROUNDS = Integer.getInteger("shuke.market.rounds", 1);
    private static final int LOOK_EVERY = Math.max(1, ORDERS / 150);

    @Autowired
    private Market market;

    @Autowired
    private MarketOffice office;

    @Autowired
    private Postman postman;

    @Autowired
    private MarketBooks marketBooks;

    @Autowired
    private Books books;

    private Before before = new Before(0, 0, 0);

    @AfterEach
    void mend() {
        office.mend();
    }

    @Test
    void whateverTheCompanyDoesAndInWhateverOrderEveryCentAndEveryPieceIsThere() {
        var seed = Long.getLong("shuke.seed", System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            play(seed + round);
            office.mend();
        }
    }

    private void play(long seed) {
        var random = Seeds.random("FaultyMarketTests", seed);
        market.open(ORDERS);
        office.open(market);
        postman.start();
        before = marketBooks.now();
        int steps = 0;
        while (market.ordersPlaced() < ORDERS) {
            var draw = Draw.next(random);
            var what = step(draw);
            if (++steps % LOOK_EVERY == 0) {
                requireRight("seed " + seed + ", step " + steps + ": " + what);
            }
        }
        office.comeToTheEnd(market, postman);
        requireRight("seed " + seed + ", in the end");
        assertThat(marketBooks.wrongInTheEnd(market.scope()))
                .as("seed %d, in the end", seed)
                .isEmpty();
        assertThat(books.trialBalance().isRight()).isTrue();
        System.out.printf(
                "FaultyMarketTests: seed %d, %d orders in %d steps, notices %s%n",
                seed, ORDERS, steps, postman.fates());
    }

    private void requireRight(String when) {
        assertThat(marketBooks.wrong(market.scope(), before)).as(when).isEmpty();
    }

    private String step(Draw draw) {
        int kind = draw.kind();
        if (kind < 13) {
            market.place(draw);
            return "somebody orders";
        } else if (kind < 29) {
            market.pay(draw);
            return "somebody pays";
        } else if (kind < 52) {
            postman.carry(draw);
            return "a notice";
        } else if (kind < 62) {
            market.ship(draw);
            return "a parcel";
        } else if (kind < 70) {
            market.receive(draw);
            return "somebody has their goods";
        } else if (kind < 80) {
            market.refund(draw);
            return "a part goes back";
        } else if (kind < 83) {
            market.cancel(draw);
            return "somebody cancels";
        } else if (kind < 85) {
            market.hold(draw);
            return "a reward is held";
        } else if (kind < 86) {
            office.decideHold(market, draw);
            return "a hold is decided about";
        } else {
            return officeStep(kind, draw);
        }
    }

    private String officeStep(int kind, Draw draw) {
        if (kind < 89) {
            office.sendRefunds(draw);
            return "refunds are sent";
        } else if (kind < 90) {
            office.workOffRefunds(market, draw.first());
            return "refunds that wait are worked off";
        } else if (kind < 92) {
            office.askPayout(market, draw);
            return "a payout is asked for";
        } else if (kind < 94) {
            office.decidePayout(draw);
            return "a payout is decided about";
        } else if (kind < 96) {
            office.sendPayouts(draw);
            return "payouts are sent";
        } else {
            office.passTime(draw);
            return "time passes";
        }
    }
}
