package io.shuke.identity;

import io.shuke.shared.Times;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads verified identities; of name and number nobody learns more than the masked form. Each call is one statement. */
@Repository
public class Identities {
    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<VerifiedIdentity> of(UUID personId) {
        return Optional.ofNullable(of(Set.of(personId)).get(personId));
    }

    /** Those of the given people whose identity was verified. */
    public Map<UUID, VerifiedIdentity> of(Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select i.person_id, i.name_masked, i.number_tail, i.verified_at,
                    (select count(*) from identity.verified_identity o where o.number_hash = i.number_hash)::int
                        as accounts,
                    coalesce((select granted from identity.consent c
                              where c.person_id = i.person_id and c.kind = 'IDENTITY_CHECK'
                              order by c.at desc limit 1), false) as agreed
                from identity.verified_identity i
                where i.person_id = any(:ids) and i.name_masked is not null
                """)
                .param("ids", personIds.toArray(UUID[]::new))
                .query((row, number) -> new VerifiedIdentity(
                        row.getObject("person_id", UUID.class),
                        row.getString("name_masked"),
                        row.getString("number_tail"),
                        Times.instant(row, "verified_at"),
                        row.getInt("accounts"),
                        row.getBoolean("agreed")))
                .list()
                .stream()
                .collect(Collectors.toMap(VerifiedIdentity::personId, Function.identity()));
    }

    /**
     * The accounts of the person behind this one: those that were verified with the same number, this one in any case, and
     * those that were closed since.
     */
    public Set<UUID> accountsOf(UUID personId) {
        return jdbc.sql("""
                select o.person_id
                from identity.verified_identity i join identity.verified_identity o on o.number_hash = i.number_hash
                where i.person_id = :person
                union select :person
                """).param("person", personId).query(UUID.class).set();
    }

    /** The accounts of one person, and the one that stands for them all: the least. */
    public record Accounts(UUID ownerId, Set<UUID> ids) {
        public Accounts {
            ids = Set.copyOf(ids);
        }
    }

    /** The accounts of the person behind each of these: those that were verified with one number, itself in any case. */
    public Map<UUID, Accounts> accountsOf(Collection<UUID> personIds) {
        return jdbc
                .sql("""
                select p.id as person_id, coalesce(a.ids, array[p.id]) as ids,
                       least(p.id, cast(a.owner_id as uuid)) as owner_id
                from unnest((select cast(:people as uuid[]))) as p (id)
                cross join lateral (
                    select array_agg(o.person_id) as ids, min(o.person_id::text) as owner_id
                    from identity.verified_identity i
                    join identity.verified_identity o on o.number_hash = i.number_hash
                    where i.person_id = p.id) a
                """)
                .param("people", personIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        row.getObject("person_id", UUID.class),
                        new Accounts(row.getObject("owner_id", UUID.class), Set.copyOf(List.of((UUID[])
                                row.getArray("ids").getArray())))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Two people. */
    public record Pair(UUID one, UUID other) {}

    /** Those of the pairs who were verified with one number. */
    public Set<Pair> same(Collection<Pair> pairs) {
        return jdbc.sql("""
                select w.one, w.other
                from unnest(cast(:ones as uuid[]), cast(:others as uuid[])) as w (one, other)
                join identity.verified_identity i on i.person_id = w.one
                join identity.verified_identity o on o.person_id = w.other and o.number_hash = i.number_hash
                """)
                .param("ones", pairs.stream().map(Pair::one).toArray(UUID[]::new))
                .param("others", pairs.stream().map(Pair::other).toArray(UUID[]::new))
                .query(Pair.class)
                .set();
    }

    /** Those of the others who were verified with the same number as this person. */
    public Set<UUID> sameAs(UUID personId, Collection<UUID> others) {
        var pairs = others.stream().map(other -> new Pair(personId, other)).toList();
        return same(pairs).stream().map(Pair::other).collect(Collectors.toSet());
    }

    /** Each account of those who have several, and the first of them, which stands for the person. */
    public Map<UUID, UUID> firstOfSeveral() {
        return jdbc
                .sql("""
                select person_id, first_id
                from (select person_id, first_value(person_id) over same as first_id, count(*) over same as accounts
                      from identity.verified_identity
                      window same as (partition by number_hash order by person_id
                                      rows between unbounded preceding and unbounded following)) each
                where accounts > 1
                """)
                .query((row, number) ->
                        Map.entry(row.getObject("person_id", UUID.class), row.getObject("first_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
