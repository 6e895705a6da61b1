package io.shuke.market;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What must be true of the market at every moment, whatever has been told or not: one statement that compares the tables
 * of one module with those of another, and answers what does not agree. Other tests share the database, so what is the
 * market's as a whole is compared with what it was before.
 */
@Component
@Profile("test")
class MarketBooks {
    /** Something that is not as it must be. */
    record Wrong(String what, long expected, long found) {}

    /** Whose orders, goods and money; and what the buyers were told went back to them. */
    record Scope(
            UUID[] buyers,
            UUID[] partners,
            UUID[] vendors,
            UUID[] skus,
            Integer[] pieces,
            long orders,
            long refundedParts,
            long refundedMinor) {}

    /** What was different before: of the market's money, and of the tax; and what it had borne of coupons. */
    record Before(long money, long tax, long coupons) {}

    private static final String MONEY_IN = """
            (select coalesce(sum(amount_minor), 0) from payment.charge where paid_at is not null)
            - (select coalesce(sum(amount_minor), 0) from payment.refund where state in ('DONE', 'PAID_BY_HAND'))
            - (select coalesce(sum(amount_minor - fee_minor - tax_minor), 0) from payment.payout where state = 'PAID')
            """;

    private static final String MONEY_KEPT = """
            (select coalesce(sum(balance_minor), 0) from ledger.account where kind <> 'PROVIDER_CLEARING')
            """;

    private static final String TAX_OF_PAYOUTS =
            "(select coalesce(sum(tax_minor), 0) from payment.payout where state = 'PAID')";

    private static final String TAX_KEPT =
            "(select coalesce(sum(balance_minor), 0) from ledger.account where kind = 'TAX_WITHHELD')";

    /**
     * Rounding is the rules': a line's budget, each role's part of it, and the part of each that comes back are rounded
     * down. What a decided hold took back is all of it.
     */
    static final String FACTS = """
            with mine as materialized (
                select id, state, total_minor, discount_minor, freight_minor, freight_discount_minor, paid_at, sold_at, paying_charge_id,
                       refunded_minor from ordering.orders
                where buyer_id = any(cast(:buyers as uuid[]))
            ),
            lines as materialized (
                select l.id, l.order_id, l.sku_id, l.quantity, l.called_off_quantity, l.vendor_id, l.plan_version,
                       l.commission_budget_basis_points as budget, l.owner_partner_id, l.sharer_partner_id,
                       l.purchase_minor, l.total_minor, l.total_minor - l.discount_minor as net, l.refunded_minor as refunded,
                       l.discount_minor, l.supplier_coupon_minor as by_supplier,
                       l.discount_minor - l.supplier_coupon_minor as by_market, o.freight_discount_minor, o.state,
                       o.sold_at is not null as paid
                from mine o join ordering.order_lines l on l.order_id = o.id
            ),
            due as materialized (
                select l.id as line_id, r.role, r.partner_id,
                       (l.net * l.budget / 10000) * r.rate / 10000 as amount,
                       case when l.state = 'CANCELLED' then l.net else l.refunded end as back, l.net
                from lines l join commission.plan p on p.version = l.plan_version
                cross join lateral (values ('SHARER', l.sharer_partner_id, p.sharer_basis_points),
                                           ('OWNER', l.owner_partner_id, p.owner_basis_points))
                    r (role, partner_id, rate)
                where l.paid and r.partner_id is not null
            ),
            accrued as materialized (
                select a.line_id, a.role, a.partner_id, a.amount_minor as amount, a.reversed_minor as reversed, a.state,
                       exists (select from commission.reversal v
                               where v.accrual_id = a.id and v.reason = 'HOLD_CONFIRMED') as taken
                from commission.accrual a where a.order_id in (select id from mine)
            ),
            owed as materialized (
                select s.line_id, s.vendor_id, s.state, s.available_at, s.owed_minor as owed,
                       s.coupon_minor as coupon, s.reversed_minor as reversed
                from supply.settlements s where s.order_id in (select id from mine)
            ),
            charges as materialized (
                select c.id, c.order_id, c.amount_minor, c.refunded_minor, c.paid_at is not null as paid
                from payment.charge c where c.order_id in (select id from mine)
            ),
            noted as materialized (
                select r.order_id, r.id, r.reason, r.amount_minor from ordering.order_refunds r
                where r.order_id in (select id from mine)
            ),
            refunds as materialized (
                select r.id, r.order_id, r.charge_id, r.amount_minor, r.state from payment.refund r
                where r.order_id in (select id from mine)
            ),
            coupons as materialized (
                select c.order_id, c.claim_id, c.coupon_id, c.kind, c.saved_minor as saved
                from ordering.order_coupons c where c.order_id in (select id from mine)
            ),
            funded as materialized (
                select l.order_id, sum(case when l.state = 'CANCELLED' then 0
                                            else l.by_market - l.by_market * l.refunded / l.net end)
                                   + max(case when l.state = 'CANCELLED' then 0 else l.freight_discount_minor end) as left_minor
                from lines l where l.paid group by l.order_id
            ),
            purses as materialized (
                select kind, sum(balance_minor) as balance from ledger.account
                where owner_id = any(cast(:partners as uuid[])) or owner_id = any(cast(:vendors as uuid[])) group by kind
            )
            """;

    private static final String CHECKS = """
            select what, expected, found from (values
                ('money that came in and did not leave = owed + paid out of it + platform + fees + tax + held',
                    MONEY_IN - cast(:money as bigint), MONEY_KEPT),
                ('all accounts together', 0, (select coalesce(sum(balance_minor), 0) from ledger.account)),
                ('tax withheld', TAX_OF_PAYOUTS - cast(:tax as bigint), TAX_KEPT),
                ('orders', cast(:orders as bigint), (select count(*) from mine)),
                ('commission that is missing, or nobody earned', 0,
                    (select count(*) from (select line_id, role, partner_id, amount from due where amount > 0) d
                     full join accrued a on a.line_id = d.line_id and a.role = d.role
                                        and a.partner_id = d.partner_id and a.amount = d.amount
                     where d.line_id is null or a.line_id is null)),
                ('commission of which more or less came back than of the line', 0,
                    (select count(*) from accrued a join due d on d.line_id = a.line_id and d.role = a.role
                     where a.reversed <> case when a.taken then a.amount else a.amount * d.back / d.net end)),
                ('what partners wait for',
                    (select coalesce(sum(amount - reversed), 0) from accrued where state = 'PENDING'),
                    (select coalesce(sum(balance), 0) from purses where kind = 'PARTNER_PENDING')),
                ('what partners have, owe, asked for and got',
                    (select coalesce(sum(amount - reversed), 0) from accrued where state = 'RELEASED'),
                    (select coalesce(sum(balance), 0) from purses
                     where kind in ('PARTNER_AVAILABLE', 'PARTNER_IN_PAYOUT', 'PARTNER_DEBT'))
                    + (select coalesce(sum(amount_minor), 0) from payment.payout
                       where partner_id = any(cast(:partners as uuid[])) and state = 'PAID')),
                ('who has money and a debt', 0,
                    (select count(*) from (select owner_id from ledger.account
                        where owner_id = any(cast(:partners as uuid[])) and kind in ('PARTNER_AVAILABLE', 'PARTNER_DEBT')
                          and balance_minor <> 0 group by owner_id having count(distinct kind) > 1) both_of_them)),
                ('lines of suppliers that are owed nothing, or of which more or less came back', 0,
                    (select count(*) from (select id, state, net, budget, purchase_minor, refunded, total_minor, by_supplier,
                                                     least(purchase_minor, total_minor - net * budget / 10000) as price
                                              from lines
                        where paid and vendor_id is not null) l
                     full join owed s on s.line_id = l.id
                     where l.id is null or s.line_id is null
                        or s.owed <> l.price - least(l.by_supplier, l.price)
                        or s.coupon <> least(l.by_supplier, l.price)
                        or s.reversed <> case when l.state = 'CANCELLED' then s.owed else s.owed * l.refunded / l.net end)),
                ('what suppliers wait for',
                    (select coalesce(sum(owed - reversed), 0) from owed where available_at is null),
                    (select coalesce(sum(balance), 0) from purses where kind = 'SUPPLIER_PENDING')),
                ('what suppliers have and owe',
                    (select coalesce(sum(owed - reversed), 0) from owed where available_at is not null),
                    (select coalesce(sum(balance), 0) from purses
                     where kind in ('SUPPLIER_AVAILABLE', 'SUPPLIER_IN_PAYOUT', 'SUPPLIER_DEBT'))),
                ('goods of which pieces are missing or too many', 0,
                    (select count(*) from unnest(cast(:skus as uuid[]), cast(:pieces as int[])) g (sku_id, pieces)
                     join inventory.stock s on s.sku_id = g.sku_id
                     where s.available + (select coalesce(sum(l.quantity - l.called_off_quantity), 0) from lines l
                                          where l.sku_id = g.sku_id and l.state not in ('CANCELLED', 'EXPIRED'))
                                       + (select coalesce(sum(r.quantity), 0) from inventory.reservation r
                                          where r.sku_id = g.sku_id and r.state = 'RESERVED'
                                            and r.order_id in (select id from groupbuying.campaigns))
                           <> g.pieces)),
                ('what the market bears of coupons',
                    (select coalesce(-sum(left_minor), 0) from funded) + cast(:coupons as bigint),
                    (select coalesce(sum(balance_minor), 0) from ledger.account where kind = 'COUPONS_FUNDED')),
                ('orders whose coupons saved something else than is off their lines and freight', 0,
                    (select count(*) from mine o
                     left join (select order_id, sum(saved) as saved from coupons group by order_id) c on c.order_id = o.id
                     left join (select order_id, sum(discount_minor) as off from lines group by order_id) l on l.order_id = o.id
                     where coalesce(c.saved, 0) <> o.discount_minor + o.freight_discount_minor
                        or l.off <> o.discount_minor)),
                ('coupons that are not where their orders are', 0,
                    (select count(*) from (select c.*, o.state, o.paid_at from coupons c join mine o on o.id = c.order_id
                                           where o.state not in ('CANCELLED', 'EXPIRED')) c
                     full join (select k.* from promotion.claims k where k.order_id in (select id from mine)) k
                       on k.order_id = c.order_id and k.id = c.claim_id and k.saved_minor = c.saved
                     where k.id is null or c.claim_id is null
                        or k.state <> case when c.paid_at is null then 'TAKEN' else 'USED' end)),
                ('coupons of which another sum is counted as spent', 0,
                    (select count(*) from promotion.coupons p where p.committed_minor <>
                        (select coalesce(sum(k.saved_minor), 0) from promotion.claims k where k.coupon_id = p.id))),
                ('coupons of which another number is counted as claimed', 0,
                    (select count(*) from promotion.coupons p where p.id in (select coupon_id from coupons) and p.claimed <>
                        (select count(*) from promotion.claims k where k.coupon_id = p.id))),
                ('groups of which other seats are counted than there are', 0,
                    (select count(*) from groupbuying.groups g
                     where (g.taken, g.paid) <> (select count(*), count(*) filter (where s.state = 'PAID')
                                                 from groupbuying.seats s where s.group_id = g.id and s.state <> 'BACK'))),
                ('seats that are not where their orders are', 0,
                    (select count(*) from (select id, group_id, state from ordering.orders
                                           where id in (select id from mine) and group_id is not null) o
                     left join groupbuying.seats s on s.order_id = o.id and s.state <> 'BACK'
                     left join groupbuying.groups g on g.id = s.group_id
                     where case when o.state in ('CANCELLED', 'EXPIRED') then s.id is not null and g.state <> 'FILLED'
                                else s.group_id is distinct from o.group_id
                                     or (s.state = 'PAID') <> (o.state <> 'PLACED') end)),
                ('sold orders of groups that are not full', 0,
                    (select count(*) from mine o join ordering.orders p on p.id = o.id
                     join groupbuying.groups g on g.id = p.group_id
                     where o.sold_at is not null and g.state <> 'FILLED')),
                ('parts of lines that went back', cast(:refundedParts as bigint), (select count(*) from noted where reason = 'AFTER_SALE')),
                ('money of these', cast(:refundedMinor as bigint),
                    (select coalesce(sum(amount_minor), 0) from noted where reason = 'AFTER_SALE')),
                ('paid orders that were cancelled and are not wholly back', 0,
                    (select count(*) from mine
                     where state = 'CANCELLED' and paid_at is not null and refunded_minor <> total_minor)),
                ('paid orders of which the buyer reads another refund than was noted', 0,
                    (select count(*) from mine o where o.paid_at is not null and o.refunded_minor <>
                        (select coalesce(sum(amount_minor), 0) from noted n
                         where n.order_id = o.id and n.reason in ('AFTER_SALE', 'CANCELLED')))),
                ('money that came too late and goes back',
                    (select coalesce(sum(c.amount_minor), 0) from charges c join mine o on o.id = c.order_id
                     where c.paid and c.id is distinct from o.paying_charge_id),
                    (select coalesce(sum(amount_minor), 0) from noted where reason in ('TOO_LATE', 'PAID_TWICE'))),
                ('orders that owe another refund than is on its way or made', 0,
                    (select count(*) from
                        (select order_id, sum(amount_minor) as amount, count(*) as number from noted group by order_id) n
                     full join (select order_id, sum(amount_minor) as amount, count(*) as number from refunds
                                where state <> 'CLOSED' group by order_id) r on r.order_id = n.order_id
                     where n.amount is distinct from r.amount or n.number is distinct from r.number)),
                ('charges of which another amount is counted as refunded', 0,
                    (select count(*) from charges c where c.refunded_minor <>
                        (select coalesce(sum(r.amount_minor), 0) from refunds r
                         where r.charge_id = c.id and r.state <> 'CLOSED')))
            ) as checks (what, expected, found)
            where expected <> found
            """.replace("MONEY_IN", MONEY_IN)
            .replace("MONEY_KEPT", MONEY_KEPT)
            .replace("TAX_OF_PAYOUTS", TAX_OF_PAYOUTS)
            .replace("TAX_KEPT", TAX_KEPT);

    private final JdbcClient jdbc;

    MarketBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Before now() {
        return jdbc.sql("select " + MONEY_IN + " - " + MONEY_KEPT + " as money, " + TAX_OF_PAYOUTS + " - " + TAX_KEPT
                        + " as tax, (select coalesce(sum(balance_minor), 0) from ledger.account"
                        + " where kind = 'COUPONS_FUNDED') as coupons")
                .query(Before.class)
                .single();
    }

    /** What is not as it must be at every moment. */
    List<Wrong> wrong(Scope scope, Before before) {
        return jdbc.sql(FACTS + CHECKS)
                .param("buyers", scope.buyers())
                .param("partners", scope.partners())
                .param("vendors", scope.vendors())
                .param("skus", scope.skus())
                .param("pieces", scope.pieces())
                .param("orders", scope.orders())
                .param("refundedParts", scope.refundedParts())
                .param("refundedMinor", scope.refundedMinor())
                .param("money", before.money())
                .param("tax", before.tax())
                .param("coupons", before.coupons())
                .query(Wrong.class)
                .list();
    }

    /** What is not as it must be in the end. */
    List<Wrong> wrongInTheEnd(Scope scope) {
        return jdbc.sql(MarketEnd.STATEMENT)
                .param("buyers", scope.buyers())
                .param("partners", scope.partners())
                .param("vendors", scope.vendors())
                .query(Wrong.class)
                .list();
    }
}
