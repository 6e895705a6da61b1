package io.shuke.inventory;

import io.shuke.inventory.Reserving.Wanted;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StockedSkus {
    private final JdbcClient jdbc;

    StockedSkus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes everything or nothing, and answers the SKUs that are short. The rows are locked in id order first, so that
     * two orders of the same goods wait for each other instead of blocking each other; a locked row is read as it is
     * after the wait, so the decision is made on what is really left. The arrays are taken through subselects, so that
     * the plan does not hang on their length and is made once.
     */
    List<UUID> reserve(UUID orderId, List<Wanted> wanted) {
        return jdbc.sql("""
                with wanted as (
                    select sku_id, quantity
                    from unnest((select cast(:skus as uuid[])), (select cast(:quantities as int[])))
                         as w (sku_id, quantity)
                ), locked as materialized (
                    select s.sku_id, s.available, w.quantity
                    from wanted w join inventory.stock s on s.sku_id = w.sku_id
                    order by s.sku_id for update of s
                ), enough as materialized (
                    select sku_id, quantity from locked where available >= quantity
                ), taken as (
                    update inventory.stock s set available = s.available - e.quantity
                    from enough e
                    where s.sku_id = e.sku_id and (select count(*) from enough) = :count
                    returning s.sku_id, e.quantity
                ), kept as (
                    insert into inventory.reservation (order_id, sku_id, quantity)
                    select :order, sku_id, quantity from taken
                )
                select w.sku_id from wanted w where w.sku_id not in (select sku_id from enough)
                """)
                .param("skus", wanted.stream().map(Wanted::skuId).toArray(UUID[]::new))
                .param("quantities", wanted.stream().map(Wanted::quantity).toArray(Integer[]::new))
                .param("count", wanted.size())
                .param("order", orderId)
                .query(UUID.class)
                .list();
    }

    /** Takes from what was set aside, for each order; false where less is left of it than they want, or it was given back. */
    boolean reserveFrom(UUID purposeId, UUID skuId, Map<UUID, Integer> piecesOfOrder) {
        var orders = List.copyOf(piecesOfOrder.keySet());
        return jdbc.sql("""
                        with taken as (
                            update inventory.reservation set quantity = quantity - :sum
                            where order_id = :purpose and sku_id = :sku and state = 'RESERVED' and quantity >= :sum
                            returning sku_id
                        )
                        insert into inventory.reservation (order_id, sku_id, quantity, set_aside_by)
                        select w.order_id, t.sku_id, w.quantity, :purpose
                        from taken t, unnest(cast(:orders as uuid[]), cast(:quantities as int[])) as w (order_id, quantity)
                        """)
                        .param("purpose", purposeId)
                        .param("sku", skuId)
                        .param(
                                "sum",
                                piecesOfOrder.values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum())
                        .param("orders", orders.toArray(UUID[]::new))
                        .param(
                                "quantities",
                                orders.stream().map(piecesOfOrder::get).toArray(Integer[]::new))
                        .update()
                > 0;
    }

    /** Takes again what an order had of pieces set aside, and gave back; sold at once. */
    boolean takeAgain(UUID orderId) {
        return jdbc.sql("""
                        with again as materialized (
                            select order_id, sku_id, quantity, set_aside_by from inventory.reservation
                            where order_id = :order and state = 'GIVEN_BACK' for update
                        ), taken as (
                            update inventory.reservation r set quantity = r.quantity - a.quantity
                            from again a
                            where r.order_id = a.set_aside_by and r.sku_id = a.sku_id and r.state = 'RESERVED'
                              and r.quantity >= a.quantity
                            returning a.order_id, a.sku_id
                        )
                        update inventory.reservation r set state = 'SOLD'
                        from taken t where r.order_id = t.order_id and r.sku_id = t.sku_id
                        """).param("order", orderId).update() > 0;
    }

    /** By purpose and SKU. */
    Map<UUID, Map<UUID, Integer>> setAsideBy(Collection<UUID> purposeIds) {
        var left = new HashMap<UUID, Map<UUID, Integer>>();
        jdbc.sql("""
                select order_id, sku_id, quantity from inventory.reservation
                where order_id = any(cast(:purposes as uuid[])) and state = 'RESERVED'
                """)
                .param("purposes", purposeIds.toArray(UUID[]::new))
                .query((row, number) -> left.computeIfAbsent(
                                row.getObject("order_id", UUID.class), id -> new HashMap<>())
                        .put(row.getObject("sku_id", UUID.class), row.getInt("quantity")))
                .list();
        return left;
    }

    /** By SKU; locked in the order in which {@link #giveBack} locks them. */
    Map<UUID, Integer> holdSetAside(UUID purposeId) {
        var left = new HashMap<UUID, Integer>();
        jdbc.sql("""
                select sku_id, quantity from inventory.reservation
                where order_id = :purpose and state = 'RESERVED'
                order by sku_id for update
                """)
                .param("purpose", purposeId)
                .query((row, number) -> left.put(row.getObject("sku_id", UUID.class), row.getInt("quantity")))
                .list();
        return left;
    }

    /**
     * Answers the SKUs that got pieces back into their stock: what was taken from pieces set aside goes back to these as
     * long as they are.
     */
    List<UUID> giveBack(Collection<UUID> orderIds) {
        return jdbc.sql("""
                with given as (
                    update inventory.reservation set state = 'GIVEN_BACK'
                    where order_id = any(cast(:orders as uuid[])) and state <> 'GIVEN_BACK'
                    returning sku_id, quantity, set_aside_by
                ), aside as materialized (
                    select r.order_id, r.sku_id, g.quantity
                    from (select set_aside_by, sku_id, sum(quantity) as quantity from given
                          where set_aside_by is not null group by set_aside_by, sku_id) g
                    join inventory.reservation r on r.order_id = g.set_aside_by and r.sku_id = g.sku_id
                    where r.state = 'RESERVED'
                    order by r.order_id, r.sku_id for update of r
                ), returned as (
                    update inventory.reservation r set quantity = r.quantity + a.quantity
                    from aside a where r.order_id = a.order_id and r.sku_id = a.sku_id
                ), pieces as (
                    select g.sku_id, sum(g.quantity) as quantity from given g
                    where not exists (select from aside a
                                      where a.order_id = g.set_aside_by and a.sku_id = g.sku_id)
                    group by g.sku_id
                ), locked as materialized (
                    select s.sku_id, p.quantity
                    from pieces p join inventory.stock s on s.sku_id = p.sku_id
                    order by s.sku_id for update of s
                )
                update inventory.stock s set available = s.available + l.quantity
                from locked l where s.sku_id = l.sku_id
                returning s.sku_id
                """)
                .param("orders", orderIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** Answers the SKU if it got pieces back. */
    List<UUID> giveBack(UUID orderId, UUID skuId, int pieces) {
        return jdbc.sql("""
                with held as materialized (
                    select order_id, sku_id, quantity, least(quantity, :pieces) as given from inventory.reservation
                    where order_id = :order and sku_id = :sku and state <> 'GIVEN_BACK' for update
                ), given as (
                    update inventory.reservation r
                    set quantity = case when h.given = h.quantity then r.quantity else r.quantity - h.given end,
                        state = case when h.given = h.quantity then 'GIVEN_BACK' else r.state end
                    from held h where r.order_id = h.order_id and r.sku_id = h.sku_id
                    returning r.sku_id, h.given
                )
                update inventory.stock s set available = s.available + g.given
                from given g where s.sku_id = g.sku_id
                returning s.sku_id
                """)
                .param("order", orderId)
                .param("sku", skuId)
                .param("pieces", pieces)
                .query(UUID.class)
                .list();
    }

    void sell(UUID orderId) {
        jdbc.sql("update inventory.reservation set state = 'SOLD' where order_id = :order and state = 'RESERVED'")
                .param("order", orderId)
                .update();
    }

    Map<UUID, Integer> availableOf(Collection<UUID> skuIds) {
        var available = new HashMap<UUID, Integer>();
        jdbc.sql("select sku_id, available from inventory.stock where sku_id = any(cast(:skus as uuid[]))")
                .param("skus", skuIds.toArray(UUID[]::new))
                .query((row, number) -> available.put(row.getObject("sku_id", UUID.class), row.getInt("available")))
                .list();
        return available;
    }

    Map<UUID, Integer> reservedOf(Collection<UUID> skuIds) {
        var reserved = new HashMap<UUID, Integer>();
        jdbc.sql("""
                select sku_id, sum(quantity)::int as reserved from inventory.reservation
                where sku_id = any(cast(:skus as uuid[])) and state = 'RESERVED'
                group by sku_id
                """)
                .param("skus", skuIds.toArray(UUID[]::new))
                .query((row, number) -> reserved.put(row.getObject("sku_id", UUID.class), row.getInt("reserved")))
                .list();
        return reserved;
    }

    /** Keeps orders of these SKUs waiting until the transaction ends. */
    void lock(Collection<UUID> skuIds) {
        jdbc.sql("""
                select sku_id from inventory.stock
                where sku_id = any(cast(:skus as uuid[])) order by sku_id for update
                """)
                .param("skus", skuIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /**
     * Sets what is left of the counted pieces after those that orders hold, and answers the SKUs of which orders hold
     * more than was counted; nothing is written for those. The rows must be locked by an earlier statement, whose wait
     * this one's snapshot then has seen.
     */
    List<UUID> count(Map<UUID, Integer> countedOfSku) {
        var skus = List.copyOf(countedOfSku.keySet());
        return jdbc.sql("""
                with counted as (
                    select sku_id, pieces from unnest(cast(:skus as uuid[]), cast(:pieces as int[])) as c (sku_id, pieces)
                ), reserved as (
                    select sku_id, sum(quantity) as pieces from inventory.reservation
                    where sku_id = any(cast(:skus as uuid[])) and state = 'RESERVED'
                    group by sku_id
                ), target as materialized (
                    select c.sku_id, c.pieces - coalesce(r.pieces, 0) as available
                    from counted c left join reserved r on r.sku_id = c.sku_id
                ), written as (
                    insert into inventory.stock (sku_id, available)
                    select sku_id, available from target where available >= 0 order by sku_id
                    on conflict (sku_id) do update set available = excluded.available
                    where inventory.stock.available <> excluded.available
                )
                select sku_id from target where available < 0
                """)
                .param("skus", skus.toArray(UUID[]::new))
                .param("pieces", skus.stream().map(countedOfSku::get).toArray(Integer[]::new))
                .query(UUID.class)
                .list();
    }
}
