package io.shuke.identity;

import io.shuke.identity.PersonalData.Leaving;
import io.shuke.shared.Times;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and erases what this module keeps about a person. */
@Repository
class Closings {
    private final JdbcClient jdbc;

    Closings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody whose account is open. */
    record Open(Phone phone, Locale locale) {}

    /** Locks the person against all who act for them; empty where the account is closed or nobody's. */
    Optional<Open> lock(UUID personId) {
        return jdbc.sql("select phone, locale from identity.person where id = :id and phone is not null for update")
                .param("id", personId)
                .query((row, number) ->
                        new Open(new Phone(row.getString("phone")), Locale.forLanguageTag(row.getString("locale"))))
                .optional();
    }

    boolean hasRights(UUID personId) {
        return jdbc.sql("select exists (select from identity.person where id = :id and staff_rights <> '{}')")
                .param("id", personId)
                .query(Boolean.class)
                .single();
    }

    void erase(Leaving person, String nickname) {
        for (var table : List.of("session", "address", "consent", "second_factor")) {
            jdbc.sql("delete from identity." + table + " where person_id = :id")
                    .param("id", person.id())
                    .update();
        }
        jdbc.sql("delete from identity.sign_in_code where phone = :phone")
                .param("phone", person.phone().international())
                .update();
        jdbc.sql("""
                update identity.person
                set phone = null, phone_hash = '', nickname = :nickname, avatar_url = null, password_hash = null,
                    partner_since = null, joined_visitor = null, joined_network = null, closed_at = :at,
                    supplier_id = null, supplier_since = null, supplier_suspended = false
                where id = :id
                """)
                .param("id", person.id())
                .param("nickname", nickname)
                .param("at", Times.sql(person.at()))
                .update();
    }

    Map<String, Object> profileOf(UUID personId) {
        return jdbc.sql("""
                select phone, nickname, avatar_url, locale, partner_since, staff_rights::text, created_at
                from identity.person where id = :id
                """).param("id", personId).query().singleRow();
    }

    List<Map<String, Object>> addressesOf(UUID personId) {
        return jdbc.sql("""
                select recipient, phone, province, city, district, street, postal_code, preferred, created_at
                from identity.address where person_id = :id order by id
                """).param("id", personId).query().listOfRows();
    }

    List<Map<String, Object>> consentsOf(UUID personId) {
        return jdbc.sql("select kind, granted, at from identity.consent where person_id = :id order by at")
                .param("id", personId)
                .query()
                .listOfRows();
    }

    List<Map<String, Object>> sessionsOf(UUID personId) {
        return jdbc.sql("""
                select created_at, expires_at, network from identity.session where person_id = :id order by created_at
                """).param("id", personId).query().listOfRows();
    }
}
