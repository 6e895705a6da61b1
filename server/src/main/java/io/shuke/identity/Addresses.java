package io.shuke.identity;

import io.shuke.shared.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Addresses {
    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Address> of(UUID personId) {
        return jdbc.sql("""
                select id, recipient, phone, province, city, district, street, postal_code, preferred
                from identity.address
                where person_id = :person
                order by preferred desc, id desc
                """).param("person", personId).query(Address.class).list();
    }

    void preferNone(UUID personId) {
        jdbc.sql("update identity.address set preferred = false where person_id = :person and preferred")
                .param("person", personId)
                .update();
    }

    void preferNewest(UUID personId) {
        jdbc.sql("""
                update identity.address set preferred = true
                where id = (select id from identity.address where person_id = :person order by id desc limit 1)
                    and person_id = :person
                """).param("person", personId).update();
    }

    void add(UUID personId, Address address, Instant at) {
        jdbc.sql("""
                insert into identity.address (id, person_id, recipient, phone, province, city, district, street,
                    postal_code, preferred, created_at)
                values (:id, :person, :recipient, :phone, :province, :city, :district, :street,
                    :postalCode, :preferred, :at)
                """)
                .params(values(personId, address))
                .param("at", Times.sql(at))
                .update();
    }

    boolean change(UUID personId, Address address) {
        return jdbc.sql("""
                        update identity.address
                        set recipient = :recipient, phone = :phone, province = :province, city = :city,
                            district = :district, street = :street, postal_code = :postalCode, preferred = :preferred
                        where id = :id and person_id = :person
                        """).params(values(personId, address)).update() == 1;
    }

    boolean remove(UUID personId, UUID addressId) {
        return jdbc.sql("delete from identity.address where id = :id and person_id = :person")
                        .param("id", addressId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> values(UUID personId, Address address) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", address.id());
        values.put("person", personId);
        values.put("recipient", address.recipient());
        values.put("phone", address.phone());
        values.put("province", address.province());
        values.put("city", address.city());
        values.put("district", address.district());
        values.put("street", address.street());
        values.put("postalCode", address.postalCode());
        values.put("preferred", address.preferred());
        return values;
    }
}
