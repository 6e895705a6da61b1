package io.shuke.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuke.ledger.Ledger.Outcome;
import io.shuke.ledger.Ledger.Resolution;
import io.shuke.ledger.LedgerModel.Expected;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.ledger.Transfer.Entry;
import io.shuke.shared.Money;
import io.shuke.shared.RepeatedTransactions;
import io.shuke.support.Seeds;
import io.shuke.support.ServerTest;
import io.shuke.support.Together;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/**
 * Thousands of random operations against the real ledger and the model at once: after each step every balance is the
 * model's and they sum to zero; now and then the trial balance is right and a rebuild changes nothing.
 */
@ServerTest
class LedgerModelTests {
    private static final int STEPS = 800;
    private static final int AT_ONCE = 6;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Balances balances;

    @Autowired
    private Books books;

    @Autowired
    private ExpiringHolds expiring;

    @Autowired
    private RebuildingBalances rebuilding;

    @Autowired
    private RepeatedTransactions transactions;

    @Autowired
    private Clock clock;

    static LongStream seeds() {
        return Seeds.seeds();
    }

    /** One run: its accounts are its own, so that other tests' money is not in the way. */
    private final class Run {
        private final Random random;
        private final List<Account> accounts = new ArrayList<>();
        private final LedgerModel model;
        private String step = "";

        Run(Random random) {
            this.random = random;
            for (var kind : AccountKind.values()) {
                accounts.add(Account.of(kind, id()));
            }
            accounts.add(Account.of(AccountKind.PARTNER_AVAILABLE, id()));
            accounts.add(Account.of(AccountKind.SUPPLIER_PENDING, id()));
            this.model = new LedgerModel(accounts);
        }

        private UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }

        void step(int number) {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> post("post", List.of(transfer()));
                case 3 -> post("split", List.of(split()));
                case 4, 5 -> post("linked", linked());
                case 6 -> postAgain();
                case 7 -> postOtherContent();
                case 8, 9 -> hold();
                case 10, 11 -> resolve();
                case 12 -> sameAtOnce();
                default -> differentAtOnce();
            }
            check(number);
        }

        private void post(String what, List<Transfer> linked) {
            step = what + " " + linked;
            var expected = model.post(linked);
            expect(expected, () -> ledger.post(linked));
        }

        private void expect(Expected expected, Supplier<Outcome> act) {
            assertThat(answer(act)).as(step).isEqualTo(expected);
        }

        private List<Transfer> linked() {
            var linked = new ArrayList<Transfer>();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                linked.add(random.nextInt(4) == 0 ? split() : transfer());
            }
            return linked;
        }

        private void postAgain() {
            var known = model.writtenTransfers();
            if (!known.isEmpty()) {
                post("again", List.of(pick(known)));
            }
        }

        private void postOtherContent() {
            var known = model.writtenTransfers();
            if (!known.isEmpty()) {
                var one = pick(known);
                var other = Transfer.between(one.id(), one.cause(), pick(accounts), pick(accounts), amount());
                post("other content", random.nextBoolean() ? List.of(other) : List.of(one, transfer()));
            }
        }

        private void hold() {
            var linked = random.nextInt(3) == 0 ? linked() : List.of(transfer());
            var overdue = random.nextInt(6) == 0;
            step = "hold " + linked;
            var expected = model.hold(linked, overdue);
            expect(expected, () -> ledger.hold(linked, overdue ? clock.instant() : null));
        }

        private void resolve() {
            var known = model.heldTransfers();
            if (known.isEmpty()) {
                return;
            }
            var id = pick(known);
            var wanted = random.nextInt(3) == 0 ? Resolution.VOIDED : Resolution.POSTED;
            step = wanted + " " + id;
            var expected = model.resolve(id, wanted);
            assertThat(Together.run(random.nextInt(4) == 0 ? AT_ONCE : 1, i -> () -> resolve(id, wanted)))
                    .as(step)
                    .containsOnly(expected);
        }

        private Resolution resolve(UUID id, Resolution wanted) {
            return transactions.run(() -> wanted == Resolution.VOIDED ? ledger.voidHeld(id) : ledger.postHeld(id));
        }

        /** One transfer – often the reversal of an earlier one – by many at once: one of them writes it. */
        private void sameAtOnce() {
            var known = model.writtenTransfers();
            var one = known.isEmpty() || random.nextBoolean() ? transfer() : reversal(pick(known));
            step = "at once " + one;
            var expected = model.post(List.of(one));
            var answers = Together.run(AT_ONCE, i -> () -> answer(() -> ledger.post(one)));
            if (expected == Expected.POSTED) {
                assertThat(answers).as(step).containsOnlyOnce(Expected.POSTED);
                assertThat(answers).as(step).containsOnly(Expected.POSTED, Expected.ALREADY_POSTED);
            } else {
                assertThat(answers).as(step).containsOnly(expected);
            }
        }

        private Transfer reversal(Transfer transfer) {
            var entries = transfer.entries().stream()
                    .map(entry -> new Entry(entry.account(), entry.amount().negated()))
                    .toList();
            return new Transfer(
                    UUID.nameUUIDFromBytes(
                            ("reversal" + transfer.id()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    new Cause("reversal", transfer.id()),
                    entries);
        }

        /** Different transfers over the same few accounts at once: which of them fit depends on who came first. */
        private void differentAtOnce() {
            var all = new ArrayList<Transfer>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(transfer());
            }
            step = "different at once " + all;
            var answers = Together.run(AT_ONCE, i -> () -> answer(() -> ledger.post(all.get(i))));
            for (int i = 0; i < AT_ONCE; i++) {
                assertThat(answers.get(i)).as(step).isIn(Expected.POSTED, Expected.OVERDRAFT);
                if (answers.get(i) == Expected.POSTED) {
                    model.apply(List.of(all.get(i)));
                }
            }
        }

        private void check(int number) {
            var stored = balances.of(accounts);
            var free = balances.freeOf(accounts);
            for (var account : accounts) {
                var as = "step " + number + ", " + account + " after " + step;
                assertThat(amountOf(stored.get(account))).as(as).isEqualTo(model.balance(account));
                assertThat(amountOf(free.get(account))).as(as).isEqualTo(model.free(account));
                assertThat(account.kind().mayGoBelowZero() || model.free(account) >= 0)
                        .as(as)
                        .isTrue();
            }
            assertThat(stored.values().stream().mapToLong(Money::amountMinor).sum())
                    .as(step)
                    .isZero();
            if (number % 200 == 199) {
                checkBooks();
            }
        }

        private void checkBooks() {
            expiring.expireOverdue();
            model.heldTransfers().stream()
                    .filter(id -> books.transfer(id).orElseThrow().state() == Books.State.EXPIRED)
                    .forEach(id ->
                            assertThat(model.resolve(id, Resolution.VOIDED)).isEqualTo(Resolution.EXPIRED));
            assertThat(books.trialBalance().isRight()).isTrue();
            var before = balances.of(accounts);
            var freeBefore = balances.freeOf(accounts);
            assertThat(rebuilding.rebuild()).isZero();
            assertThat(balances.of(accounts)).isEqualTo(before);
            assertThat(balances.freeOf(accounts)).isEqualTo(freeBefore);
            assertThat(books.trialBalance().isRight()).isTrue();
        }

        private Transfer transfer() {
            return Transfer.between(id(), new Cause("model", id()), pick(accounts), pick(accounts), amount());
        }

        private Transfer split() {
            var entries = new ArrayList<Entry>();
            long sum = 0;
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                var amount = amount();
                entries.add(new Entry(pick(accounts), amount));
                sum += amount.amountMinor();
            }
            entries.add(new Entry(pick(accounts), Money.cny(-sum)));
            return new Transfer(id(), new Cause("model", id()), entries);
        }

        private Money amount() {
            return Money.cny(1 + random.nextInt(random.nextInt(10) == 0 ? 10_000 : 300));
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doesWhatTheModelDoes(long seed) {
        var run = new Run(Seeds.random("doesWhatTheModelDoes", seed));
        for (int i = 0; i < STEPS; i++) {
            run.step(i);
        }
        run.checkBooks();
        assertThat(run.model.sum()).isZero();
    }

    /** Repeats what the database gave up on, as every use case does. */
    private Expected answer(Supplier<Outcome> act) {
        try {
            return switch (transactions.run(act)) {
                case Outcome.Posted posted -> Expected.POSTED;
                case Outcome.AlreadyPosted already -> Expected.ALREADY_POSTED;
                case Outcome.Overdraft overdraft -> Expected.OVERDRAFT;
            };
        } catch (DataAccessException e) {
            throw e;
        } catch (IllegalStateException e) {
            return Expected.LOUD;
        }
    }

    private static long amountOf(@Nullable Money money) {
        return money == null ? 0 : money.amountMinor();
    }
}
