package io.shuke.flash;

import io.shuke.shared.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Places in flash offers. Whoever changes one that isn't paid for holds the lock of its offer. */
@Repository
class StoredPlaces {
    private static final String PLACE = """
            select number, person_id, owner_id, state, pieces, order_id, call_until from flash.places
            """;

    private final JdbcClient jdbc;

    StoredPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place as it stands. */
    record Standing(
            long number,
            UUID personId,
            UUID ownerId,
            FlashPlace.State state,
            int pieces,
            @Nullable UUID orderId,
            @Nullable Instant callUntil) {}

    /** A place that is given or moved on; with an order it is held. */
    record Given(
            long number,
            UUID personId,
            UUID ownerId,
            int pieces,
            @Nullable UUID orderId) {}

    /** Pieces that an offer gets back. */
    record Freed(UUID offerId, int pieces) {}

    /** Somebody whose turn it is. */
    record Called(long number, UUID personId, int pieces) {}

    /**
     * The places that count, of any of these accounts or in the name of one of them: which account stands for a person
     * may have changed since they came.
     */
    List<Standing> ofAccounts(UUID offerId, Collection<UUID> accounts) {
        return jdbc.sql(PLACE + """
                where offer_id = :offer and state <> 'GONE'
                  and (person_id = any(cast(:accounts as uuid[])) or owner_id = any(cast(:accounts as uuid[])))
                order by number
                """)
                .param("offer", offerId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(StoredPlaces::standing)
                .list();
    }

    /** The last place of these accounts, before all others one that counts. */
    Optional<Standing> lastOf(UUID offerId, Collection<UUID> accounts) {
        return jdbc.sql(PLACE + """
                where offer_id = :offer and person_id = any(cast(:accounts as uuid[]))
                order by state <> 'GONE' desc, number desc limit 1
                """)
                .param("offer", offerId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .query(StoredPlaces::standing)
                .optional();
    }

    /** The numbers of those who wait, in their order. */
    long[] line(UUID offerId) {
        return jdbc
                .sql("select number from flash.places where offer_id = :offer and state = 'WAITING' order by number")
                .param("offer", offerId)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Those with an order are held, the others wait. */
    void insert(UUID offerId, List<Given> given, Instant at) {
        jdbc.sql("""
                insert into flash.places (offer_id, number, person_id, owner_id, state, pieces, order_id, came_at)
                select :offer, g.number, g.person_id, g.owner_id,
                       case when g.order_id is null then 'WAITING' else 'HELD' end, g.pieces, g.order_id, :at
                from unnest(cast(:numbers as bigint[]), cast(:people as uuid[]), cast(:owners as uuid[]),
                            cast(:pieces as int[]), cast(:orders as uuid[]))
                     as g (number, person_id, owner_id, pieces, order_id)
                """)
                .param("offer", offerId)
                .param("numbers", given.stream().map(Given::number).toArray(Long[]::new))
                .param("people", given.stream().map(Given::personId).toArray(UUID[]::new))
                .param("owners", given.stream().map(Given::ownerId).toArray(UUID[]::new))
                .param("pieces", given.stream().map(Given::pieces).toArray(Integer[]::new))
                .param("orders", given.stream().map(Given::orderId).toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .update();
    }

    /** Orders take what was held for those whose turn it was. */
    void hold(UUID offerId, List<Given> given) {
        jdbc.sql("""
                update flash.places p
                set state = 'HELD', order_id = g.order_id, pieces = g.pieces, person_id = g.person_id
                from unnest(cast(:numbers as bigint[]), cast(:people as uuid[]), cast(:pieces as int[]),
                            cast(:orders as uuid[])) as g (number, person_id, pieces, order_id)
                where p.offer_id = :offer and p.number = g.number and p.state = 'CALLED'
                """)
                .param("offer", offerId)
                .param("numbers", given.stream().map(Given::number).toArray(Long[]::new))
                .param("people", given.stream().map(Given::personId).toArray(UUID[]::new))
                .param("pieces", given.stream().map(Given::pieces).toArray(Integer[]::new))
                .param("orders", given.stream().map(Given::orderId).toArray(UUID[]::new))
                .update();
    }

    void sell(UUID orderId, Instant at) {
        jdbc.sql("update flash.places set state = 'SOLD', paid_at = :at where order_id = :order and state = 'HELD'")
                .param("order", orderId)
                .param("at", Times.sql(at))
                .update();
    }

    /** Locks the offers of these orders, in one order, before their places are touched. */
    void lockOffersOf(Collection<UUID> orderIds) {
        jdbc.sql("""
                select id from flash.offers
                where id in (select offer_id from flash.places where order_id = any(cast(:orders as uuid[])))
                order by id for update
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** The places of orders that have ended are gone; each once. */
    List<Freed> giveBack(Collection<UUID> orderIds, Instant at) {
        return jdbc.sql("""
                with gone as (
                    update flash.places set state = 'GONE', gone_at = :at
                    where order_id = any(cast(:orders as uuid[])) and state in ('HELD', 'SOLD')
                    returning offer_id, pieces
                )
                select offer_id, sum(pieces)::int as pieces from gone group by offer_id order by offer_id
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(Freed.class)
                .list();
    }

    /** Those whose turn is over without an order; how many pieces that frees. */
    int lapse(UUID offerId, Instant at) {
        return jdbc.sql("""
                with gone as (
                    update flash.places set state = 'GONE', gone_at = :at
                    where offer_id = :offer and state = 'CALLED' and call_until <= :at
                    returning pieces
                )
                select coalesce(sum(pieces), 0)::int from gone
                """)
                .param("offer", offerId)
                .param("at", Times.sql(at))
                .query(Integer.class)
                .single();
    }

    /** The first of the line, as many as may be called at most. */
    List<Standing> firstWaiting(UUID offerId, int atMost) {
        return jdbc.sql(PLACE + "where offer_id = :offer and state = 'WAITING' order by number limit :at_most")
                .param("offer", offerId)
                .param("at_most", atMost)
                .query(StoredPlaces::standing)
                .list();
    }

    void call(UUID offerId, List<Called> called, Instant until) {
        jdbc.sql("""
                update flash.places p set state = 'CALLED', call_until = :until, pieces = c.pieces
                from unnest(cast(:numbers as bigint[]), cast(:pieces as int[])) as c (number, pieces)
                where p.offer_id = :offer and p.number = c.number and p.state = 'WAITING'
                """)
                .param("offer", offerId)
                .param("numbers", called.stream().map(Called::number).toArray(Long[]::new))
                .param("pieces", called.stream().map(Called::pieces).toArray(Integer[]::new))
                .param("until", Times.sql(until))
                .update();
    }

    /** Whoever waits or is called leaves, by any of these accounts; the offer must be locked. What they were, or nothing. */
    Optional<Standing> leave(UUID offerId, Collection<UUID> accounts, Instant at) {
        return jdbc.sql("""
                with now as materialized (
                    select number, person_id, owner_id, state, pieces, order_id, call_until from flash.places
                    where offer_id = :offer and person_id = any(cast(:accounts as uuid[]))
                      and state in ('WAITING', 'CALLED')
                    order by number limit 1 for update
                ), gone as (
                    update flash.places p set state = 'GONE', gone_at = :at from now
                    where p.offer_id = :offer and p.number = now.number
                )
                select * from now
                """)
                .param("offer", offerId)
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(StoredPlaces::standing)
                .optional();
    }

    /** Somebody who waited, or whose turn it was, when their offer ended. */
    record Parted(UUID offerId, UUID personId) {}

    /**
     * Those who wait in offers that have ended, or are called, are gone, and the offers count them no more; the offers must
     * be locked, and their state changed by an earlier statement, so that nobody comes after who is seen here.
     */
    List<Parted> part(Collection<UUID> offerIds, Instant at) {
        return jdbc.sql("""
                with parted as materialized (
                    select offer_id, number, person_id, state, pieces from flash.places
                    where offer_id = any(cast(:offers as uuid[])) and state in ('WAITING', 'CALLED')
                    order by offer_id, number for update
                ), gone as (
                    update flash.places p set state = 'GONE', gone_at = :at from parted
                    where p.offer_id = parted.offer_id and p.number = parted.number
                ), counted as (
                    update flash.offers o set waiting = o.waiting - c.waiting, taken = o.taken - c.kept
                    from (select offer_id, count(*) filter (where state = 'WAITING') as waiting,
                                 coalesce(sum(pieces) filter (where state = 'CALLED'), 0) as kept
                          from parted group by offer_id) c
                    where o.id = c.offer_id
                )
                select offer_id, person_id from parted order by offer_id, number
                """)
                .param("offers", offerIds.toArray(UUID[]::new))
                .param("at", Times.sql(at))
                .query(Parted.class)
                .list();
    }

    /** Pieces of a paid order are called off, fewer than it has: they are nobody's, and don't go back to the offer. */
    void callOff(UUID orderId, int pieces) {
        jdbc.sql("""
                update flash.places set pieces = pieces - :pieces
                where order_id = :order and state = 'SOLD' and pieces > :pieces
                """).param("order", orderId).param("pieces", pieces).update();
    }

    /** Offers in which the person waits or is called. */
    List<UUID> offersWaitedFor(UUID personId) {
        return jdbc.sql("""
                select offer_id from flash.places where person_id = :person and state in ('WAITING', 'CALLED')
                order by offer_id
                """).param("person", personId).query(UUID.class).list();
    }

    List<Map<String, @Nullable Object>> copyOf(UUID personId) {
        return jdbc.sql("""
                select o.title, p.state, p.pieces, p.order_id, p.came_at, p.gone_at
                from flash.places p join flash.offers o on o.id = p.offer_id
                where p.person_id = :person order by p.came_at
                """).param("person", personId).query().listOfRows();
    }

    private static Standing standing(ResultSet row, int rowNumber) throws SQLException {
        return new Standing(
                row.getLong("number"),
                row.getObject("person_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                FlashPlace.State.valueOf(row.getString("state")),
                row.getInt("pieces"),
                row.getObject("order_id", UUID.class),
                Times.instantOrNull(row, "call_until"));
    }
}
