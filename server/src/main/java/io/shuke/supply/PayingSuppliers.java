package io.shuke.supply;

import io.shuke.ledger.Account;
import io.shuke.ledger.AccountKind;
import io.shuke.ledger.Ledger;
import io.shuke.ledger.MovingPurses;
import io.shuke.ledger.Purse;
import io.shuke.ledger.Transfer;
import io.shuke.ledger.Transfer.Cause;
import io.shuke.shared.Audit;
import io.shuke.shared.Ids;
import io.shuke.shared.Money;
import io.shuke.supply.StoredSupplierPayouts.Moved;
import io.shuke.supply.SupplierPayout.State;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff pay a supplier by bank transfer. The amount is set aside at once, so that two payouts never pass the balance;
 * above the limit a second member of staff has to approve; then the transfer is noted with the bank's reference, or the
 * money goes back, and pays first what was taken back meanwhile. Each step is one guarded act, audited. Joins the caller's
 * transaction, which must be left on a refusal.
 */
@Component
public class PayingSuppliers {
    private final StoredSuppliers suppliers;
    private final StoredSupplierPayouts payouts;
    private final Ledger ledger;
    private final MovingPurses purses;
    private final Audit audit;
    private final Clock clock;
    private final Money secondApproverFrom;

    PayingSuppliers(
            StoredSuppliers suppliers,
            StoredSupplierPayouts payouts,
            Ledger ledger,
            MovingPurses purses,
            Audit audit,
            Clock clock,
            @Value("${shuke.supply.second-approver-from-minor:500000}") long secondApproverFromMinor) {
        this.suppliers = suppliers;
        this.payouts = payouts;
        this.ledger = ledger;
        this.purses = purses;
        this.audit = audit;
        this.clock = clock;
        this.secondApproverFrom = Money.cny(secondApproverFromMinor);
    }

    /** What became of a step. */
    public sealed interface Outcome {
        record Done(UUID payoutId) implements Outcome {}

        record BalanceTooLow() implements Outcome {}

        /** The licence was not seen, or has to be seen again. */
        record NotVerified() implements Outcome {}

        /** It is for somebody else to approve than who prepared it. */
        record SecondApproverNeeded() implements Outcome {}

        record NotInState(State state) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    @Transactional
    public Outcome prepare(UUID staffId, UUID supplierId, Money amount) {
        var supplier = suppliers.lock(supplierId);
        if (supplier.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!supplier.get().verified()) {
            return new Outcome.NotVerified();
        }
        purses.takeTurn(Purse.SUPPLIER, List.of(supplierId));
        var id = Ids.next();
        var setAside = Transfer.between(id, cause(id), available(supplierId), inPayout(supplierId), amount);
        if (ledger.post(setAside) instanceof Ledger.Outcome.Overdraft) {
            return new Outcome.BalanceTooLow();
        }
        var state = amount.isLessThan(secondApproverFrom) ? State.APPROVED : State.WAITING;
        var number = "SP" + Ids.code(12).toUpperCase(Locale.ROOT);
        payouts.insert(id, number, supplier.get(), amount, state, staffId, clock.instant());
        audit(staffId, "supplier-payout.prepare", id, null, state, null);
        return new Outcome.Done(id);
    }

    /** By another member of staff than the one who prepared it. */
    @Transactional
    public Outcome approve(UUID staffId, UUID payoutId) {
        return payouts.approve(payoutId, staffId, clock.instant())
                .map(moved -> done(staffId, "supplier-payout.approve", moved, null))
                .orElseGet(() -> refusal(payoutId, State.WAITING));
    }

    /** Gives the money back; the supplier sees the reason. */
    @Transactional
    public Outcome reject(UUID staffId, UUID payoutId, String reason) {
        return end(staffId, payoutId, State.REJECTED, null, reason).orElseGet(() -> refusal(payoutId, null));
    }

    /** The bank did not take it: the money is available again. */
    @Transactional
    public Outcome fail(UUID staffId, UUID payoutId, String reason) {
        return end(staffId, payoutId, State.FAILED, null, reason).orElseGet(() -> refusal(payoutId, null));
    }

    /** The transfer was made, with the bank's reference. */
    @Transactional
    public Outcome paid(UUID staffId, UUID payoutId, String reference) {
        return end(staffId, payoutId, State.PAID, reference, null).orElseGet(() -> refusal(payoutId, null));
    }

    private Optional<Outcome> end(
            UUID staffId, UUID payoutId, State end, @Nullable String reference, @Nullable String reason) {
        var from = end == State.REJECTED ? State.WAITING : State.APPROVED;
        return payouts.end(payoutId, from, end, staffId, reference, reason, clock.instant())
                .map(moved -> {
                    purses.takeTurn(Purse.SUPPLIER, List.of(moved.supplierId()));
                    var to = end == State.PAID ? Account.BANK : available(moved.supplierId());
                    var moving = Transfer.between(
                            id(moved.id(), end), cause(moved.id()), inPayout(moved.supplierId()), to, moved.amount());
                    if (ledger.post(moving) instanceof Ledger.Outcome.Overdraft overdraft) {
                        throw new IllegalStateException("a payout would overdraw " + overdraft.account());
                    }
                    if (end != State.PAID) {
                        payDebt(moved);
                    }
                    return done(staffId, "supplier-payout." + end.name().toLowerCase(Locale.ROOT), moved, reason);
                });
    }

    /** Nobody has money to be paid and a debt at the same time. */
    private void payDebt(Moved moved) {
        var transferId = UUID.nameUUIDFromBytes(("supplier-debt:" + moved.id()).getBytes(StandardCharsets.UTF_8));
        purses.payDebt(Purse.SUPPLIER, moved.supplierId(), transferId, new Cause("supplier-debt", moved.id()));
    }

    private Outcome done(UUID staffId, String act, Moved moved, @Nullable String reason) {
        audit(staffId, act, moved.id(), moved.before(), moved.state(), reason);
        return new Outcome.Done(moved.id());
    }

    private Outcome refusal(UUID payoutId, @Nullable State ownApproval) {
        return payouts.stateOf(payoutId)
                .<Outcome>map(state ->
                        state == ownApproval ? new Outcome.SecondApproverNeeded() : new Outcome.NotInState(state))
                .orElseGet(Outcome.Unknown::new);
    }

    private void audit(
            UUID staffId, String act, UUID payoutId, @Nullable State before, State after, @Nullable String reason) {
        audit.record(
                staffId,
                act,
                "supplier-payout:" + payoutId,
                before == null ? null : Map.of("state", before),
                Map.of("state", after),
                reason);
    }

    private static Cause cause(UUID payoutId) {
        return new Cause("supplier-payout", payoutId);
    }

    private static UUID id(UUID payoutId, State end) {
        return UUID.nameUUIDFromBytes(("supplier-payout:" + payoutId + ":" + end).getBytes(StandardCharsets.UTF_8));
    }

    private static Account available(UUID supplierId) {
        return Purse.SUPPLIER.available(supplierId);
    }

    private static Account inPayout(UUID supplierId) {
        return Account.of(AccountKind.SUPPLIER_IN_PAYOUT, supplierId);
    }
}
