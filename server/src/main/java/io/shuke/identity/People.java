package io.shuke.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads about people, for other modules. Each call is one statement. */
@Repository
public class People {
    private static final RowMapper<Address> ADDRESS = new SimplePropertyRowMapper<>(Address.class);

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cards of those of the given people who exist. */
    public Map<UUID, PersonCard> cardsOf(Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, nickname, avatar_url, phone from identity.person where id = any(:ids)")
                .param("ids", personIds.toArray(UUID[]::new))
                .query((row, number) -> new PersonCard(
                        row.getObject("id", UUID.class),
                        row.getString("nickname"),
                        row.getString("avatar_url"),
                        Phone.maskedOf(row.getString("phone"))))
                .list()
                .stream()
                .collect(Collectors.toMap(PersonCard::id, Function.identity()));
    }

    /** One of the person's own addresses; somebody else's is as absent as one that doesn't exist. */
    public Optional<Address> addressOf(UUID personId, UUID addressId) {
        return jdbc.sql("""
                select id, recipient, phone, province, city, district, street, postal_code, preferred
                from identity.address
                where person_id = :person and id = :id
                """)
                .param("person", personId)
                .param("id", addressId)
                .query(Address.class)
                .optional();
    }

    /**
     * The same for an act that must not outlive the account: until the transaction ends the account can't be closed, and
     * one that is being closed is waited for and then has no addresses. Others who act for the person don't wait.
     */
    public Optional<Address> addressHeldOf(UUID personId, UUID addressId) {
        var held = new HeldAddress(personId, addressId);
        return Optional.ofNullable(addressesHeldOf(Set.of(held)).get(held));
    }

    /** An address by which somebody acts. */
    public record HeldAddress(UUID personId, UUID addressId) {}

    /** The same for several people in one statement; those that are not there, or somebody else's, are left out. */
    public Map<HeldAddress, Address> addressesHeldOf(Set<HeldAddress> wanted) {
        var addresses = new HashMap<HeldAddress, Address>();
        jdbc.sql("""
                select p.id as person_id, a.id, a.recipient, a.phone, a.province, a.city, a.district, a.street,
                       a.postal_code, a.preferred
                from unnest((select cast(:people as uuid[])), (select cast(:ids as uuid[]))) as w (person_id, id)
                join identity.person p on p.id = w.person_id and p.closed_at is null
                join identity.address a on a.person_id = p.id and a.id = w.id
                for key share of p
                """)
                .param("people", wanted.stream().map(HeldAddress::personId).toArray(UUID[]::new))
                .param("ids", wanted.stream().map(HeldAddress::addressId).toArray(UUID[]::new))
                .query((row, number) -> {
                    var address = ADDRESS.mapRow(row, number);
                    return addresses.put(
                            new HeldAddress(row.getObject("person_id", UUID.class), address.id()), address);
                })
                .list();
        return addresses;
    }

    public boolean isPartner(UUID personId) {
        return jdbc.sql("""
                select exists (select from identity.person
                               where id = :id and partner_since is not null and closed_at is null)
                """).param("id", personId).query(Boolean.class).single();
    }

    /**
     * Keeps an open account from being closed until the transaction ends; false where it is closed. One that is being
     * closed is waited for.
     */
    public boolean holdOpen(UUID personId) {
        return jdbc.sql("select id from identity.person where id = :id and closed_at is null for key share")
                .param("id", personId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** Keeps all of these accounts that are open from being closed until the transaction ends, and says which they are. */
    public Set<UUID> holdOpen(Collection<UUID> personIds) {
        return jdbc.sql("""
                select id from identity.person where id = any(:ids) and closed_at is null order by id for key share
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    /** Where, and in which language, an open account's person is reached outside of the market. */
    public record Reach(Phone phone, Locale locale) {
        /** Without the number, so that it never reaches a log by accident. */
        @Override
        public String toString() {
            return "Reach in " + locale;
        }
    }

    public Optional<Reach> reachOf(UUID personId) {
        return jdbc.sql("select phone, locale from identity.person where id = :id and closed_at is null")
                .param("id", personId)
                .query((row, number) ->
                        new Reach(new Phone(row.getString("phone")), Locale.forLanguageTag(row.getString("locale"))))
                .optional();
    }

    /** Those of the given people who have granted the consent. */
    public Set<UUID> granting(ConsentKind kind, Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                select person_id from (
                    select distinct on (person_id) person_id, granted
                    from identity.consent
                    where person_id = any(:ids) and kind = :kind
                    order by person_id, at desc) as newest
                where granted
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .param("kind", kind.name())
                .query(UUID.class)
                .set();
    }
}
