package io.shuke.storefront;

import io.shuke.identity.People;
import io.shuke.shared.Cursor;
import io.shuke.shared.Page;
import io.shuke.shared.Times;
import io.shuke.sharing.SharedShops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Reads shops as their owners and staff do, each with its shelf, in one statement. */
@Repository
public class Shops implements SharedShops {
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9]{10,20}");
    private static final String SELECT = """
            select s.owner_id, s.handle, s.name, s.words, s.theme, s.banner_id, s.banner_url, s.open, s.opened_at, s.hidden,
                   array(select product_id from storefront.shelf where owner_id = s.owner_id order by position) as shelf
            from storefront.shop s
            """;

    private final JdbcClient jdbc;
    private final People people;

    Shops(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** The shop of this person, open or closed. */
    public Optional<Shop> find(UUID ownerId) {
        return jdbc.sql(SELECT + " where s.owner_id = :owner")
                .param("owner", ownerId)
                .query(Shops::shop)
                .optional();
    }

    /** The shop with this handle, open or closed. */
    public Optional<Shop> find(String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(SELECT + " where s.handle = :handle")
                .param("handle", handle)
                .query(Shops::shop)
                .optional();
    }

    /** The shops of those of the given people who have one. */
    public List<Shop> ofOwners(Collection<UUID> ownerIds) {
        return jdbc.sql(SELECT + " where s.owner_id = any(cast(:owners as uuid[]))")
                .param("owners", new SqlArrayValue("uuid", ownerIds.toArray()))
                .query(Shops::shop)
                .list();
    }

    /** All shops, or those whose name or handle has the words, the latest opened first. */
    public Page<Shop> page(@Nullable String words, @Nullable String after, int limit) {
        var cursor = Cursor.decoded(after, 2);
        var rows = jdbc.sql(SELECT + """
                where (cast(:words as text) is null or s.name ilike :words or s.handle ilike :words)
                    and (cast(:at as timestamptz) is null or (s.opened_at, s.owner_id) < (:at, cast(:id as uuid)))
                order by s.opened_at desc, s.owner_id desc limit :limit
                """)
                .param("words", words == null || words.isBlank() ? null : "%" + escaped(words.strip()) + "%")
                .param("at", cursor == null ? null : Times.sql(Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS)))
                .param("id", cursor == null ? null : cursor.id(1))
                .param("limit", limit + 1)
                .query(Shops::shop)
                .list();
        return Page.of(
                rows,
                limit,
                last -> Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, last.openedAt()), last.ownerId()));
    }

    @Override
    public Optional<SharedShop> ofOwner(UUID ownerId) {
        return find(ownerId).map(this::asOthersRead).map(Shops::shared);
    }

    @Override
    public Optional<SharedShop> byHandle(String handle) {
        return find(handle).map(this::asOthersRead).map(Shops::shared);
    }

    /** What is hidden of it is not there: it goes by its owner's name, read in a statement more. */
    private Shop asOthersRead(Shop shop) {
        if (!shop.hidden()) {
            return shop;
        }
        var owner = people.cardsOf(List.of(shop.ownerId())).get(shop.ownerId());
        return shop.withoutWords(owner == null ? shop.handle() : owner.nickname());
    }

    private static SharedShop shared(Shop shop) {
        return new SharedShop(shop.ownerId(), shop.handle(), shop.name(), shop.words(), shop.bannerId(), shop.open());
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Shop shop(ResultSet row, int number) throws SQLException {
        return new Shop(
                row.getObject("owner_id", UUID.class),
                row.getString("handle"),
                row.getString("name"),
                row.getString("words"),
                Shop.Theme.valueOf(row.getString("theme")),
                row.getObject("banner_id", UUID.class),
                row.getString("banner_url"),
                row.getBoolean("open"),
                Times.instant(row, "opened_at"),
                row.getBoolean("hidden"),
                List.copyOf(Arrays.asList((UUID[]) row.getArray("shelf").getArray())));
    }
}
