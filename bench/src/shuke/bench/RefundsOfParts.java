package shuke.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Buyers take back one of two lines before anything is packed: the money is held for the refund, and partner and supplier
 * give their part, in the transaction that is answered. Beside placing and paying the same orders, just before.
 */
final class RefundsOfParts implements Bench.Part {
    private static final int ROUNDS = Integer.getInteger("shuke.bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("shuke.bench.seconds", 12);
    private static final int WARM_UP_SECONDS = Integer.getInteger("shuke.bench.warmup", 25);
    private static final int CLIENTS = 16;

    @Override
    public void measure(Bench bench) throws Exception {
        var data = Market.newData();
        try (var market = new Market(data, Map.of()).start(true)) {
            Seed.write(market);
            round(market, WARM_UP_SECONDS);
            var rounds = new ArrayList<Round>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(market, SECONDS));
            }
            bench.row(
                    "refunds of one of two lines, " + CLIENTS + " clients",
                    Bench.number(Bench.median(rounds.stream().map(Round::refunds).toList())) + "/s",
                    Bench.number(Bench.median(rounds.stream().map(Round::orders).toList())) + "/s",
                    Bench.number(Bench.median(
                            rounds.stream().map(round -> round.refunds() / round.orders()).toList())),
                    "limit: placing and paying these orders; p99 "
                            + Bench.number(Bench.median(rounds.stream().map(Round::p99).toList())) + " ms");
            bench.row(
                    "sum of all ledger entries afterwards",
                    market.sql("select coalesce(sum(amount_minor), 0) from ledger.entry").strip(),
                    "0",
                    "",
                    "minor units");
        }
        Market.remove(data);
    }

    /** Orders a second while they were placed and paid, and refunds a second while each was taken back. */
    private record Round(double orders, double refunds, double p99) {}

    private static Round round(Market market, int seconds) throws Exception {
        var paid = new ConcurrentLinkedQueue<OrderFlow.Paid>();
        var orders = Load.run(market.port(), CLIENTS, Duration.ofSeconds(seconds), (wire, client, number) -> {
            paid.add(OrderFlow.run(wire, OrderFlow.Wish.random()));
            return true;
        });
        var refunds = Load.runAll(market.port(), CLIENTS, List.copyOf(paid), OrderFlow::giveBack);
        return new Round(orders.perSecond(), refunds.perSecond(), refunds.p99());
    }
}
