package io.shuke.supply;

import io.shuke.catalog.Vendors;
import io.shuke.identity.KeepingSupplierMembers;
import io.shuke.identity.Origin;
import io.shuke.identity.Phone;
import io.shuke.shared.Audit;
import io.shuke.shared.ProblemException;
import io.shuke.shared.ProblemKind;
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
 * one transaction with its line in the audit trail; a supplier that isn't there is refused as {@code not-found}.
 */
@Component
public class KeepingSuppliers {
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

    /** Goods that name the vendor already are the supplier's from now on. */
    @Transactional
    public UUID create(UUID staffId, String name, Facts facts) {
        var id = vendors.named(name);
        if (!suppliers.insert(id, name, facts, clock.instant())) {
            throw new ProblemException(ProblemKind.SUPPLIER_NAME_TAKEN);
        }
        audit.record(staffId, "supplier.create", subject(id), null, Map.of("name", name), null);
        return id;
    }

    /** Another licence has to be verified anew. Refused as {@code edited-meanwhile} at another version. */
    @Transactional
    public void edit(UUID staffId, UUID id, int version, Facts facts) {
        var before = lock(id);
        if (!suppliers.edit(id, version, facts)) {
            throw new ProblemException(ProblemKind.EDITED_MEANWHILE);
        }
        audit.record(staffId, "supplier.edit", subject(id), seen(before.facts()), seen(facts), null);
    }

    /** The licence was seen, is to be seen again on that day, and was filed with the authority or not yet. */
    @Transactional
    public void verify(UUID staffId, UUID id, LocalDate again, boolean filed) {
        lock(id);
        var now = clock.instant();
        if (!again.isAfter(now.atZone(StoredSuppliers.MARKET_ZONE).toLocalDate())) {
            throw new ProblemException(ProblemKind.INVALID_REQUEST).field("verifyAgainOn", "field.range");
        }
        suppliers.verify(id, staffId, again, filed, now);
        audit.record(
                staffId,
                "supplier.verify",
                subject(id),
                null,
                Map.of("verifyAgainOn", again.toString(), "filed", filed),
                null);
    }

    /** Lets somebody sign in for the supplier; refused while it is suspended. The password is told once, here. */
    @Transactional
    public KeepingSupplierMembers.Outcome.Joined invite(UUID staffId, UUID id, Phone phone, String nickname) {
        if (lock(id).state() == State.SUSPENDED) {
            throw new ProblemException(ProblemKind.SUPPLIER_SUSPENDED);
        }
        var origin = new Origin("", null, Locale.SIMPLIFIED_CHINESE, null);
        return switch (members.add(id, phone, nickname, origin)) {
            case KeepingSupplierMembers.Outcome.Joined joined -> {
                audit.record(
                        staffId, "supplier.invite", subject(id), null, Map.of("personId", joined.personId()), null);
                yield joined;
            }
            case KeepingSupplierMembers.Outcome.Bound() ->
                throw new ProblemException(ProblemKind.NO_MEMBER_OF_SUPPLIER);
        };
    }

    @Transactional
    public void dismiss(UUID staffId, UUID id, UUID personId) {
        lock(id);
        if (!members.remove(id, personId)) {
            throw new ProblemException(ProblemKind.NOT_FOUND);
        }
        audit.record(staffId, "supplier.dismiss", subject(id), Map.of("personId", personId), null, null);
    }

    /** With a reason its people are kept out, without one they may come in again. Again changes nothing. */
    @Transactional
    public void suspend(UUID staffId, UUID id, @Nullable String reason) {
        var before = lock(id);
        if (!suppliers.suspend(id, reason)) {
            return;
        }
        members.suspend(id, reason != null);
        audit.record(
                staffId,
                reason == null ? "supplier.readmit" : "supplier.suspend",
                subject(id),
                Map.of("state", before.state()),
                Map.of("state", reason == null ? State.ACTIVE : State.SUSPENDED),
                reason);
    }

    private Supplier lock(UUID id) {
        return suppliers.lock(id).orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND));
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
