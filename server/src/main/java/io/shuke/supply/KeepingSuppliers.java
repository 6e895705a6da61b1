package io.shuke.supply;

import io.shuke.catalog.Vendors;
import io.shuke.identity.KeepingSupplierMembers;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.shared.Audit;
import io.shuke.shared.MarketClock;
import io.shuke.supply.Supplier.Facts;
import io.shuke.supply.Supplier.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff take on a supplier, keep what is known of it, verify its licence, invite its people and suspend it. Each act is
 * one transaction with its line in the audit trail; a refusal leaves everything as it was.
 */
@Component
public class KeepingSuppliers {
    private static final int MOST_YEARS = 100;

    private final StoredSuppliers suppliers;
    private final Vendors vendors;
    private final KeepingSupplierMembers members;
    private final Audit audit;
    private final Clock clock;

    KeepingSuppliers(
            StoredSuppliers suppliers, Vendors vendors, KeepingSupplierMembers members, Audit audit, Clock clock) {
        this.suppliers = suppliers;
        this.vendors = vendors;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of an act. */
    public sealed interface Outcome {
        record Done(UUID supplierId) implements Outcome {}

        record NameTaken() implements Outcome {}

        record EditedMeanwhile() implements Outcome {}

        /** The licence would have to be seen again on a day that is not ahead, or in another age. */
        record DayOutOfRange() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** What became of an invitation. */
    public sealed interface Invitation {
        record Joined(KeepingSupplierMembers.Outcome.Joined member) implements Invitation {}

        /** A member of staff, or of another supplier. */
        record Bound() implements Invitation {}

        record Suspended() implements Invitation {}

        record Unknown() implements Invitation {}
    }

    /** Goods that name the vendor already are the supplier's from now on. */
    @Transactional
    public Outcome create(UUID staffId, String name, Facts facts) {
        var id = vendors.named(name);
        if (!suppliers.insert(id, name, facts, clock.instant())) {
            return new Outcome.NameTaken();
        }
        audit.record(staffId, "supplier.create", subject(id), null, Map.of("name", name), null);
        return new Outcome.Done(id);
    }

    /** Another licence has to be verified anew. Refused at another version than the one that was read. */
    @Transactional
    public Outcome edit(UUID staffId, UUID id, int version, Facts facts) {
        var before = suppliers.lock(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (!suppliers.edit(id, version, facts)) {
            return new Outcome.EditedMeanwhile();
        }
        audit.record(staffId, "supplier.edit", subject(id), seen(before.get().facts()), seen(facts), null);
        return new Outcome.Done(id);
    }

    /**
     * The licence was seen, is to be seen again on that day, and was filed with the authority or not yet. The day
     * lies ahead, and within a hundred years. Refused at another version than the one that was read, since that may name another licence.
     */
    @Transactional
    public Outcome verify(UUID staffId, UUID id, int version, LocalDate again, boolean filed) {
        if (suppliers.lock(id).isEmpty()) {
            return new Outcome.Unknown();
        }
        var now = clock.instant();
        var today = now.atZone(MarketClock.ZONE).toLocalDate();
        if (!again.isAfter(today) || again.isAfter(today.plusYears(MOST_YEARS))) {
            return new Outcome.DayOutOfRange();
        }
        if (!suppliers.verify(id, version, staffId, again, filed, now)) {
            return new Outcome.EditedMeanwhile();
        }
        audit.record(
                staffId,
                "supplier.verify",
                subject(id),
                null,
                Map.of("verifyAgainOn", again.toString(), "filed", filed),
                null);
        return new Outcome.Done(id);
    }

    /** Lets somebody sign in for the supplier; refused while it is suspended. The password is told once, here. */
    @Transactional
    public Invitation invite(UUID staffId, UUID id, Phone phone, String nickname) {
        var supplier = suppliers.lock(id);
        if (supplier.isEmpty()) {
            return new Invitation.Unknown();
        }
        if (supplier.get().state() == State.SUSPENDED) {
            return new Invitation.Suspended();
        }
        var origin = new Origin("", null, Locale.SIMPLIFIED_CHINESE, null);
        return switch (members.add(id, phone, nickname, origin)) {
            case KeepingSupplierMembers.Outcome.Joined joined -> {
                audit.record(
                        staffId, "supplier.invite", subject(id), null, Map.of("personId", joined.personId()), null);
                yield new Invitation.Joined(joined);
            }
            case KeepingSupplierMembers.Outcome.Bound() -> new Invitation.Bound();
        };
    }

    /** False where there is no such supplier or the person is none of its members. */
    @Transactional
    public boolean dismiss(UUID staffId, UUID id, UUID personId) {
        if (suppliers.lock(id).isEmpty() || !members.remove(id, personId)) {
            return false;
        }
        audit.record(staffId, "supplier.dismiss", subject(id), Map.of("personId", personId), null, null);
        return true;
    }

    /** With a reason its people are kept out, without one they may come in again. Again changes nothing. */
    @Transactional
    public Outcome suspend(UUID staffId, UUID id, @Nullable String reason) {
        var before = suppliers.lock(id);
        if (before.isEmpty()) {
            return new Outcome.Unknown();
        }
        if (suppliers.suspend(id, reason)) {
            members.suspend(id, reason != null);
            audit.record(
                    staffId,
                    reason == null ? "supplier.readmit" : "supplier.suspend",
                    subject(id),
                    Map.of("state", before.get().state()),
                    Map.of("state", reason == null ? State.ACTIVE : State.SUSPENDED),
                    reason);
        }
        return new Outcome.Done(id);
    }

    /** What the audit keeps: the bank account's end alone. */
    private static Map<String, String> seen(Facts facts) {
        var account = facts.bankAccount();
        return Map.of(
                "legalName", facts.legalName(),
                "licenceNumber", facts.licenceNumber(),
                "contactName", facts.contactName(),
                "bankName", facts.bankName() == null ? "" : facts.bankName(),
                "bankAccount", account == null ? "" : "…" + account.substring(Math.max(0, account.length() - 4)));
    }

    static String subject(UUID id) {
        return "supplier:" + id;
    }
}
