package io.shuke.identity;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who signs in to the console for a supplier. */
@Repository
public class SupplierMembers {
    private final JdbcClient jdbc;

    SupplierMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member as the operator sees them: the number masked. Since when is not known of who joined before it was noted. */
    @io.swagger.v3.oas.annotations.media.Schema(name = "SupplierMember")
    public record Member(
            UUID personId,
            String nickname,
            String phoneMasked,
            @Nullable Instant since) {}

    /** The supplier's members, who has been longest first. One statement. */
    public List<Member> of(UUID supplierId) {
        return jdbc.sql("""
                select id, nickname, phone, supplier_since from identity.person
                where supplier_id = :supplier order by supplier_since nulls first, id
                """)
                .param("supplier", supplierId)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getString("nickname"),
                        new Phone(row.getString("phone")).masked(),
                        Times.instantOrNull(row, "supplier_since")))
                .list();
    }

    /** False where the person is a member of staff, or belongs to another supplier. */
    boolean add(UUID personId, UUID supplierId, Instant at) {
        return jdbc.sql("""
                        update identity.person
                        set supplier_id = :supplier, supplier_since = case when supplier_id is null then :at else supplier_since end
                        where id = :person and staff_rights = '{}' and (supplier_id is null or supplier_id = :supplier)
                        """)
                        .param("person", personId)
                        .param("supplier", supplierId)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    boolean remove(UUID personId, UUID supplierId) {
        return jdbc.sql("""
                        update identity.person set supplier_id = null, supplier_since = null, supplier_suspended = false
                        where id = :person and supplier_id = :supplier
                        """)
                        .param("person", personId)
                        .param("supplier", supplierId)
                        .update()
                == 1;
    }

    /** Those whose sign-in changed. */
    List<UUID> suspend(UUID supplierId, boolean suspended) {
        return jdbc.sql("""
                update identity.person set supplier_suspended = :suspended
                where supplier_id = :supplier and supplier_suspended <> :suspended
                returning id
                """)
                .param("supplier", supplierId)
                .param("suspended", suspended)
                .query(UUID.class)
                .list();
    }
}
