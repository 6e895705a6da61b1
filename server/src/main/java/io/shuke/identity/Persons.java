package io.shuke.identity;

import io.shuke.shared.Right;
import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes people, and reads what sign-in needs of them. */
@Repository
class Persons {
    private final JdbcClient jdbc;

    /** A person as a password sign-in sees them. */
    record Credentials(UUID id, Phone phone, @Nullable String passwordHash) {}

    Persons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> withPhone(Phone phone) {
        return jdbc.sql("select id from identity.person where phone = :phone")
                .param("phone", phone.international())
                .query(UUID.class)
                .optional();
    }

    Optional<Credentials> credentials(Phone phone) {
        return jdbc.sql("select id, phone, password_hash from identity.person where phone = :phone")
                .param("phone", phone.international())
                .query(Persons::credentials)
                .optional();
    }

    Optional<Credentials> credentials(UUID id) {
        return jdbc.sql("select id, phone, password_hash from identity.person where id = :id")
                .param("id", id)
                .query(Persons::credentials)
                .optional();
    }

    private static Credentials credentials(ResultSet row, int number) throws SQLException {
        return new Credentials(
                row.getObject("id", UUID.class), new Phone(row.getString("phone")), row.getString("password_hash"));
    }

    /** False where the password is no longer the one it was. */
    boolean setPassword(UUID id, @Nullable String before, String after) {
        return jdbc.sql("""
                        update identity.person set password_hash = :after
                        where id = :id and password_hash is not distinct from :before
                        """)
                        .param("id", id)
                        .param("before", before)
                        .param("after", after)
                        .update()
                == 1;
    }

    /** Makes changes of what belongs to one person wait for one another. */
    void lock(UUID id) {
        jdbc.sql("select id from identity.person where id = :id for no key update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** False where somebody with this number came first. */
    boolean add(UUID id, Phone phone, byte[] phoneHash, String nickname, Origin origin, Instant at) {
        return jdbc.sql("""
                        insert into identity.person
                            (id, phone, phone_hash, nickname, nickname_chosen, locale, created_at, joined_visitor,
                             joined_network)
                        values (:id, :phone, :phoneHash, :nickname, false, :locale, :at, :visitor, :network)
                        on conflict (phone) do nothing
                        """)
                        .param("id", id)
                        .param("phone", phone.international())
                        .param("phoneHash", phoneHash)
                        .param("nickname", nickname)
                        .param("locale", Languages.tag(origin.locale()))
                        .param("at", Times.sql(at))
                        .param("visitor", origin.visitorId())
                        .param("network", origin.network())
                        .update()
                == 1;
    }

    /** False where the person was a partner before. */
    boolean makePartner(UUID id, Instant at) {
        return jdbc.sql("update identity.person set partner_since = :at where id = :id and partner_since is null")
                        .param("id", id)
                        .param("at", Times.sql(at))
                        .update()
                == 1;
    }

    /** The rights of this person and of every owner, locked in one order, so that two owners cannot resign at once. */
    Map<UUID, Set<Right>> lockRights(UUID id) {
        return jdbc
                .sql("""
                select id, staff_rights
                from identity.person
                where id = :id or 'OWNER' = any(staff_rights)
                order by id
                for update
                """)
                .param("id", id)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), rights(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean hasOwner() {
        return jdbc.sql("select exists (select from identity.person where 'OWNER' = any(staff_rights))")
                .query(Boolean.class)
                .single();
    }

    void setRights(UUID id, Set<Right> rights) {
        jdbc.sql("update identity.person set staff_rights = :rights where id = :id")
                .param("id", id)
                .param("rights", rights.stream().map(Right::name).sorted().toArray(String[]::new))
                .update();
    }

    boolean belongsToSupplier(UUID id) {
        return jdbc.sql("select exists (select from identity.person where id = :id and supplier_id is not null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void edit(UUID id, @Nullable String nickname, @Nullable String locale, @Nullable String avatarUrl) {
        jdbc.sql("""
                update identity.person
                set nickname = coalesce(:nickname, nickname),
                    nickname_chosen = nickname_chosen or cast(:nickname as text) is not null,
                    locale = coalesce(:locale, locale),
                    avatar_url = coalesce(:avatar, avatar_url)
                where id = :id
                """)
                .param("id", id)
                .param("nickname", nickname)
                .param("locale", locale)
                .param("avatar", avatarUrl)
                .update();
    }

    /** How somebody chose to appear; either is absent where they did not. */
    record Appearance(@Nullable String nickname, @Nullable String avatarUrl, Locale locale) {}

    /** Nothing where the account is closed, or neither the name nor a face is the person's own. */
    Optional<Appearance> appearance(UUID id) {
        return jdbc.sql("""
                select case when nickname_chosen then nickname end as nickname, avatar_url, locale from identity.person
                where id = :id and closed_at is null and (nickname_chosen or avatar_url is not null)
                """)
                .param("id", id)
                .query((row, number) -> new Appearance(
                        row.getString("nickname"),
                        row.getString("avatar_url"),
                        Locale.forLanguageTag(row.getString("locale"))))
                .optional();
    }

    /** @param given the name that stands there from now on, or null where it stays as it is */
    void takeAppearance(UUID id, @Nullable String given) {
        jdbc.sql("""
                update identity.person
                set nickname = coalesce(:given, nickname), nickname_chosen = false, avatar_url = null
                where id = :id
                """).param("id", id).param("given", given).update();
    }

    /** False where the person has chosen another name and another face since. */
    boolean giveAppearance(UUID id, TakingAppearance.Taken taken) {
        return jdbc.sql("""
                update identity.person p
                set nickname = case when b.name then :nickname else p.nickname end,
                    nickname_chosen = p.nickname_chosen or b.name,
                    avatar_url = case when b.face then :avatar else p.avatar_url end
                from (select id, cast(:nickname as text) is not null and not nickname_chosen
                                 and nickname = cast(:given as text) as name,
                             cast(:avatar as text) is not null and avatar_url is null as face
                      from identity.person where id = :id and closed_at is null) b
                where p.id = b.id and (b.name or b.face)
                """)
                        .param("id", id)
                        .param("nickname", taken.nickname())
                        .param("avatar", taken.avatarUrl())
                        .param("given", taken.given())
                        .update()
                == 1;
    }

    static Set<Right> rights(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("staff_rights").getArray())
                .map(Right::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }
}
