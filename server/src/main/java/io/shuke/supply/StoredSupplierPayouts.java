package io.shuke.supply;

import io.shuke.shared.Money;
import io.shuke.shared.Times;
import io.shuke.supply.SupplierPayout.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredSupplierPayouts {
    private static final String ALL = """
            select p.id, p.number, p.vendor_id, s.name, p.amount_minor, p.currency, p.state, p.bank_name, p.bank_account,
                   p.prepared_by, p.prepared_at, p.approved_at, p.ended_at, p.reference, p.reason
            from supply.payouts p join supply.suppliers s on s.id = p.vendor_id
            """;

    private final JdbcClient jdbc;

    StoredSupplierPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A payout that has just moved from state to state. */
    record Moved(UUID id, UUID supplierId, Money amount, State before, State state) {}

    void insert(UUID id, String number, Supplier supplier, Money amount, State state, UUID staffId, Instant at) {
        jdbc.sql("""
                insert into supply.payouts
                    (id, number, vendor_id, amount_minor, currency, state, bank_name, bank_account, prepared_by,
                     prepared_at)
                values (:id, :number, :vendor, :amount, :currency, :state, :bank, :account, :staff, :at)
                """)
                .param("id", id)
                .param("number", number)
                .param("vendor", supplier.id())
                .param("amount", amount.amountMinor())
                .param("currency", amount.currency())
                .param("state", state.name())
                .param("bank", supplier.facts().bankName())
                .param("account", supplier.facts().bankAccount())
                .param("staff", staffId)
                .param("at", Times.sql(at))
                .update();
    }

    Optional<Moved> approve(UUID id, UUID staffId, Instant at) {
        return jdbc.sql("""
                update supply.payouts set state = 'APPROVED', approved_by = :staff, approved_at = :at
                where id = :id and state = 'WAITING' and prepared_by <> :staff
                returning id, vendor_id, amount_minor, currency, 'WAITING' as before, state
                """)
                .param("id", id)
                .param("staff", staffId)
                .param("at", Times.sql(at))
                .query(StoredSupplierPayouts::moved)
                .optional();
    }

    Optional<Moved> end(
            UUID id,
            State from,
            State end,
            UUID staffId,
            @Nullable String reference,
            @Nullable String reason,
            Instant at) {
        return jdbc.sql("""
                update supply.payouts
                set state = :end, ended_by = :staff, ended_at = :at, reference = :reference, reason = :reason
                where id = :id and state = :from
                returning id, vendor_id, amount_minor, currency, :from as before, state
                """)
                .param("id", id)
                .param("from", from.name())
                .param("end", end.name())
                .param("staff", staffId)
                .param("reference", reference)
                .param("reason", reason)
                .param("at", Times.sql(at))
                .query(StoredSupplierPayouts::moved)
                .optional();
    }

    Optional<State> stateOf(UUID id) {
        return jdbc.sql("select state from supply.payouts where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    Optional<SupplierPayout> find(UUID id) {
        return jdbc.sql(ALL + "where p.id = :id")
                .param("id", id)
                .query(StoredSupplierPayouts::payout)
                .optional();
    }

    List<SupplierPayout> page(@Nullable UUID vendorId, @Nullable State state, @Nullable UUID after, int atMost) {
        return jdbc.sql(ALL + """
                where (cast(:vendor as uuid) is null or p.vendor_id = :vendor)
                  and (cast(:state as text) is null or p.state = :state)
                  and (cast(:after as uuid) is null or p.id < :after)
                order by p.id desc limit :at_most
                """)
                .param("vendor", vendorId)
                .param("state", state == null ? null : state.name())
                .param("after", after)
                .param("at_most", atMost)
                .query(StoredSupplierPayouts::payout)
                .list();
    }

    private static Moved moved(ResultSet row, int number) throws SQLException {
        return new Moved(
                row.getObject("id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                State.valueOf(row.getString("before")),
                State.valueOf(row.getString("state")));
    }

    private static SupplierPayout payout(ResultSet row, int number) throws SQLException {
        return new SupplierPayout(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("vendor_id", UUID.class),
                row.getString("name"),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                State.valueOf(row.getString("state")),
                row.getString("bank_name"),
                row.getString("bank_account"),
                row.getObject("prepared_by", UUID.class),
                Times.instant(row, "prepared_at"),
                Times.instantOrNull(row, "approved_at"),
                Times.instantOrNull(row, "ended_at"),
                row.getString("reference"),
                row.getString("reason"));
    }
}
