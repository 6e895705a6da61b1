package io.shuke.supply;

import io.shuke.shared.MarketClock;
import io.shuke.shared.Times;
import io.shuke.supply.Supplier.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredSuppliers {

    private static final String ALL = """
            select id, name, state, suspended_reason, contact_name, contact_phone, legal_name, licence_number, bank_name,
                   bank_account, verified_at, verify_again_on, filed_at, created_at, version
            from supply.suppliers
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredSuppliers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Supplier> page(@Nullable String after, int atMost) {
        return jdbc.sql(ALL + "where cast(:after as text) is null or name > :after order by name limit :at_most")
                .param("after", after)
                .param("at_most", atMost)
                .query(this::supplier)
                .list();
    }

    Optional<Supplier> find(UUID id) {
        return jdbc.sql(ALL + "where id = :id")
                .param("id", id)
                .query(this::supplier)
                .optional();
    }

    /** Keeps acts that need the supplier as it is apart from those that change it. */
    Optional<Supplier> lock(UUID id) {
        return jdbc.sql(ALL + "where id = :id for update")
                .param("id", id)
                .query(this::supplier)
                .optional();
    }

    /** False where a supplier of that name is there already. */
    boolean insert(UUID id, String name, Facts facts, Instant at) {
        return jdbc.sql("""
                        insert into supply.suppliers
                            (id, name, state, contact_name, contact_phone, legal_name, licence_number, bank_name,
                             bank_account, created_at)
                        values (:id, :name, 'ACTIVE', :contact, :phone, :legal, :licence, :bank, :account, :at)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("name", name)
                        .param("at", Times.sql(at))
                        .param("contact", facts.contactName())
                        .param("phone", facts.contactPhone())
                        .param("legal", facts.legalName())
                        .param("licence", facts.licenceNumber())
                        .param("bank", facts.bankName())
                        .param("account", facts.bankAccount())
                        .update()
                == 1;
    }

    /** Facts of a changed licence have to be verified anew. */
    boolean edit(UUID id, int version, Facts facts) {
        return jdbc.sql("""
                        update supply.suppliers
                        set contact_name = :contact, contact_phone = :phone, bank_name = :bank, bank_account = :account,
                            verified_at = case when legal_name = :legal and licence_number = :licence then verified_at end,
                            verified_by = case when legal_name = :legal and licence_number = :licence then verified_by end,
                            verify_again_on = case when legal_name = :legal and licence_number = :licence
                                                   then verify_again_on end,
                            filed_at = case when legal_name = :legal and licence_number = :licence then filed_at end,
                            legal_name = :legal, licence_number = :licence, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id)
                        .param("version", version)
                        .param("contact", facts.contactName())
                        .param("phone", facts.contactPhone())
                        .param("legal", facts.legalName())
                        .param("licence", facts.licenceNumber())
                        .param("bank", facts.bankName())
                        .param("account", facts.bankAccount())
                        .update()
                == 1;
    }

    /** False at another version. */
    boolean verify(UUID id, int version, UUID staffId, LocalDate again, boolean filed, Instant at) {
        return jdbc.sql("""
                update supply.suppliers
                set verified_at = :at, verified_by = :staff, verify_again_on = :again, version = version + 1,
                    filed_at = case when :filed then coalesce(filed_at, :at) end
                where id = :id and version = :version
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("staff", staffId)
                        .param("again", again)
                        .param("filed", filed)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** False where it was so before. */
    boolean suspend(UUID id, @Nullable String reason) {
        return jdbc.sql("""
                        update supply.suppliers set state = :state, suspended_reason = :reason, version = version + 1
                        where id = :id and state <> :state
                        """)
                        .param("id", id)
                        .param("state", reason == null ? "ACTIVE" : "SUSPENDED")
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private Supplier supplier(ResultSet row, int number) throws SQLException {
        var again = row.getObject("verify_again_on", LocalDate.class);
        var today = clock.instant().atZone(MarketClock.ZONE).toLocalDate();
        return new Supplier(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Supplier.State.valueOf(row.getString("state")),
                row.getString("suspended_reason"),
                new Facts(
                        row.getString("contact_name"),
                        row.getString("contact_phone"),
                        row.getString("legal_name"),
                        row.getString("licence_number"),
                        row.getString("bank_name"),
                        row.getString("bank_account")),
                again != null && !today.isAfter(again),
                Times.instantOrNull(row, "verified_at"),
                again,
                Times.instantOrNull(row, "filed_at"),
                Times.instant(row, "created_at"),
                row.getInt("version"));
    }
}
