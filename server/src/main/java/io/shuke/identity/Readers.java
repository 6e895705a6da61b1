package io.shuke.identity;

import io.shuke.shared.Caller;
import io.shuke.shared.MarketClock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells readers what they may know about themselves. */
@Repository
public class Readers {
    private final JdbcClient jdbc;
    private final MarketClock clock;
    private final boolean demo;

    Readers(JdbcClient jdbc, MarketClock clock, Environment environment) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** The session of this caller; for nobody without a statement. */
    public SessionState sessionOf(Caller caller, Locale locale) {
        var person = caller.signedIn() ? me(caller.person()).orElse(null) : null;
        return new SessionState(
                person, demo, person == null ? Languages.tag(locale) : person.locale(), clock.instant());
    }

    public Optional<Me> me(UUID personId) {
        return jdbc.sql("""
                select id, nickname, avatar_url, phone, partner_since is not null as partner, staff_rights,
                    case when not supplier_suspended then supplier_id end as supplier_id,
                    password_hash is not null as has_password, locale
                from identity.person
                where id = :id
                """)
                .param("id", personId)
                .query((row, number) -> new Me(
                        row.getObject("id", UUID.class),
                        row.getString("nickname"),
                        row.getString("avatar_url"),
                        Phone.maskedOf(row.getString("phone")),
                        row.getBoolean("partner"),
                        List.copyOf(Persons.rights(row)),
                        row.getObject("supplier_id", UUID.class),
                        row.getBoolean("has_password"),
                        row.getString("locale")))
                .optional();
    }
}
