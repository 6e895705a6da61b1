package io.shuke.commission;

import io.shuke.commission.StoredSimulations.Place;
import io.shuke.shared.Times;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Replays past lines under two plans, so many in one statement, to the cent as {@link Shares} would. */
@Repository
class Replay {
    private final JdbcClient jdbc;

    Replay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next lines in the order of their ids, at the part of their price that was kept. For each the rate is looked up
     * as {@link Plan} says, the budget and its parts are divided and rounded down (both are whole numbers, so that
     * {@code /} does), and a sharer counts whose touch lies within the plan's window. A purchase price goes back with
     * what was refunded, in proportion. What comes out is added to partners, products and totals, and lines that lose are
     * written down one by one.
     *
     * @return how many lines there were; fewer than asked for means that they were the last
     */
    int next(UUID simulationId, Place place, Plan before, Plan after, int lines) {
        var sql = jdbc.sql("""
                with line as materialized (
                    select p.order_id, p.line_id, p.order_number, p.product_id, p.product_title, p.buyer_id,
                           p.owner_partner_id, p.introducer_partner_id, p.sharer_partner_id, p.touched_at, p.placed_at,
                           p.net_minor - p.refunded_minor as net,
                           case when p.refunded_minor = 0 then p.purchase_minor
                                else p.purchase_minor
                                     - floor(p.purchase_minor::numeric * p.refunded_minor / p.net_minor)::bigint
                           end as purchase,
                           coalesce(bp.basis_points, bc.basis_points,
                                    case when :b_own then p.product_budget_basis_points else :b_default end) as b_rate,
                           coalesce(ap.basis_points, ac.basis_points,
                                    case when :a_own then p.product_budget_basis_points else :a_default end) as a_rate
                    from (select * from commission.paid_line
                          where (order_id, line_id) > (:order, :line) and recorded_at <= :until
                          order by order_id, line_id limit :lines) p
                    left join commission.plan_rate bp
                        on bp.plan_id = :before and bp.kind = 'PRODUCT' and bp.subject_id = p.product_id
                    left join commission.plan_rate bc
                        on bc.plan_id = :before and bc.kind = 'CATEGORY' and bc.subject_id = p.category_id
                    left join commission.plan_rate ap
                        on ap.plan_id = :after and ap.kind = 'PRODUCT' and ap.subject_id = p.product_id
                    left join commission.plan_rate ac
                        on ac.plan_id = :after and ac.kind = 'CATEGORY' and ac.subject_id = p.category_id
                ), part as materialized (
                    select l.*,
                           case when touched_at > placed_at - make_interval(hours => 24 * :b_window)
                                     and (:b_rebate or sharer_partner_id <> buyer_id)
                                then net * b_rate / 10000 * :b_sharer / 10000 else 0 end as b_sharer,
                           case when owner_partner_id <> buyer_id
                                then net * b_rate / 10000 * :b_owner / 10000 else 0 end as b_owner,
                           case when introducer_partner_id <> buyer_id
                                then net * b_rate / 10000 * :b_introducer / 10000 else 0 end as b_introducer,
                           case when touched_at > placed_at - make_interval(hours => 24 * :a_window)
                                     and (:a_rebate or sharer_partner_id <> buyer_id)
                                then net * a_rate / 10000 * :a_sharer / 10000 else 0 end as a_sharer,
                           case when owner_partner_id <> buyer_id
                                then net * a_rate / 10000 * :a_owner / 10000 else 0 end as a_owner,
                           case when introducer_partner_id <> buyer_id
                                then net * a_rate / 10000 * :a_introducer / 10000 else 0 end as a_introducer
                    from line l
                ), paid as materialized (
                    select p.*, b_sharer + b_owner + b_introducer as b_paid, a_sharer + a_owner + a_introducer as a_paid
                    from part p
                ), partners as (
                    insert into commission.simulated_partner as known
                        (simulation_id, partner_id, before_minor, after_minor)
                    select :id, partner_id, sum(b), sum(a)
                    from paid cross join lateral (values (sharer_partner_id, b_sharer, a_sharer),
                                                         (owner_partner_id, b_owner, a_owner),
                                                         (introducer_partner_id, b_introducer, a_introducer))
                        as earned (partner_id, b, a)
                    where partner_id is not null and (b > 0 or a > 0)
                    group by partner_id
                    on conflict (simulation_id, partner_id) do update set
                        before_minor = known.before_minor + excluded.before_minor,
                        after_minor = known.after_minor + excluded.after_minor
                ), products as (
                    insert into commission.simulated_product as known
                        (simulation_id, product_id, title, lines, net_minor, purchase_minor, before_minor, after_minor,
                         losing_lines)
                    select :id, product_id, max(product_title), count(*), sum(net), sum(purchase), sum(b_paid),
                           sum(a_paid), count(*) filter (where net - purchase - a_paid < 0)
                    from paid group by product_id
                    on conflict (simulation_id, product_id) do update set
                        title = excluded.title, lines = known.lines + excluded.lines,
                        net_minor = known.net_minor + excluded.net_minor,
                        purchase_minor = known.purchase_minor + excluded.purchase_minor,
                        before_minor = known.before_minor + excluded.before_minor,
                        after_minor = known.after_minor + excluded.after_minor,
                        losing_lines = known.losing_lines + excluded.losing_lines
                ), losses as (
                    insert into commission.simulated_loss
                        (simulation_id, margin_minor, line_id, order_number, product_id, product_title, net_minor,
                         purchase_minor, before_minor, after_minor)
                    select :id, net - purchase - a_paid, line_id, order_number, product_id, product_title, net, purchase,
                           b_paid, a_paid
                    from paid where net - purchase - a_paid < 0
                ), total as (
                    select count(*) as lines, sum(net) as net, sum(purchase) as purchase, sum(b_paid) as before,
                           sum(a_paid) as after, count(*) filter (where net - purchase - a_paid < 0) as losing,
                           count(*) filter (where net - purchase - b_paid < 0) as losing_before,
                           min(placed_at) as first_placed, max(placed_at) as last_placed
                    from paid
                ), last as (
                    select order_id, line_id from paid order by order_id desc, line_id desc limit 1
                )
                update commission.simulation s
                set lines_done = lines_done + total.lines, after_order_id = last.order_id, after_line_id = last.line_id,
                    net_minor = net_minor + total.net, purchase_minor = purchase_minor + total.purchase,
                    before_minor = before_minor + total.before, after_minor = after_minor + total.after,
                    losing_lines = losing_lines + total.losing, losing_before = s.losing_before + total.losing_before,
                    first_placed_at = least(first_placed_at, total.first_placed),
                    last_placed_at = greatest(last_placed_at, total.last_placed)
                from total, last where s.id = :id
                returning total.lines
                """);
        return with(with(sql, "a_", after), "b_", before)
                .param("id", simulationId)
                .param("before", before.id())
                .param("after", after.id())
                .param("order", orFirst(place.afterOrderId()))
                .param("line", orFirst(place.afterLineId()))
                .param("until", Times.sql(place.linesUntil()))
                .param("lines", lines)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, String prefix, Plan plan) {
        return sql.param(prefix + "own", plan.ownRates())
                .param(prefix + "default", plan.budgetDefaultBasisPoints())
                .param(prefix + "window", plan.windowDays())
                .param(prefix + "rebate", plan.rebates())
                .param(prefix + "sharer", plan.sharerBasisPoints())
                .param(prefix + "owner", plan.ownerBasisPoints())
                .param(prefix + "introducer", plan.depth() == 2 ? plan.introducerBasisPoints() : 0);
    }

    private static UUID orFirst(@Nullable UUID id) {
        return id == null ? new UUID(0, 0) : id;
    }
}
