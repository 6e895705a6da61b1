// Buying together over HTTP, for checks by hand.
import { ask } from "./market.mjs";

const HOUR = 3_600_000;

/** Publishes a campaign of the product's first SKU: so many people, this price in yuan, pieces, and seats a person. */
export async function campaignOf(port, keeper, product, { size, price, pieces, seatsEach }) {
  const now = Date.now();
  const draft = await ask(port, keeper, "POST", "/api/operator/group-campaigns", {
    goods: [{ skuId: product.skus[0].id, priceMinor: price * 100, pieces }],
    size, fillHours: 24, piecesEach: 1, seatsEach,
    startsAt: new Date(now - HOUR).toISOString(), endsAt: new Date(now + 1000 * HOUR).toISOString(),
  });
  return ask(port, keeper, "POST", `/api/operator/group-campaigns/${draft.id}/publication`);
}

/** The body of an order for one piece in the group of this code, or in a new one, as it is quoted now. */
export async function wishTogether(request, person, campaign, code) {
  const [{ skuId, price }] = campaign.goods;
  const group = { campaignId: campaign.id, ...(code ? { code } : {}) };
  const quote = await request(person.token, "POST", "/api/checkout-quotes", { lines: [{ skuId, quantity: 1 }], addressId: person.addressId, group });
  return { lines: [{ skuId, quantity: 1, unitPrice: price }], addressId: person.addressId, group, total: quote.total };
}

/** No seat: the group is full or over, or one has a seat in it already, or as many as one may have. */
export const isSeatless = (error) => ["group-closed", "group-seat-had", "out-of-stock"].includes(error.code);

/** What is wrong with groups and the orders in them once all of them have ended; one row of counts. */
export const wrongGroups = (campaignId) => `
  select count(*) filter (where g.state not in ('FILLED', 'FAILED')) as running,
         count(*) filter (where g.state = 'FILLED') as filled,
         count(*) filter (where g.state = 'FAILED') as failed,
         count(*) filter (where g.state = 'FILLED'
             and (s.seats <> g.size or s.people <> g.size or s.numbers <> g.size or s.paid <> g.size)) as filled_wrongly,
         count(*) filter (where g.state = 'FAILED' and s.seats > 0) as failed_with_seats,
         coalesce(sum(s.gathering), 0) as gathering
  from groupbuying.groups g
  cross join lateral (
      select count(*) as seats, count(distinct s.owner_id) as people, count(distinct s.seat_no) as numbers,
             count(*) filter (where s.state = 'PAID' and o.paid_at is not null) as paid,
             count(*) filter (where o.state = 'GATHERING') as gathering
      from groupbuying.seats s join ordering.orders o on o.id = s.order_id
      where s.group_id = g.id and s.state <> 'BACK') s
  where g.campaign_id = '${campaignId}'`;

/** Orders of a campaign with what went back of each, what was booked to partners, and where they have a seat. */
export const ordersOfGroups = (campaignId) => `
  select o.id, o.state, o.total_minor, o.goods_minor, o.paid_at is not null as paid,
         coalesce((select sum(r.amount_minor) from payment.refund r where r.order_id = o.id), 0) as refunded,
         coalesce((select sum(c.amount_minor) from payment.charge c where c.order_id = o.id and c.paid_at is not null), 0) as charged,
         coalesce((select sum(a.amount_minor - a.reversed_minor) from commission.accrual a where a.order_id = o.id), 0) as commission,
         exists (select from groupbuying.seats s join groupbuying.groups g on g.id = s.group_id
                 where s.order_id = o.id and s.state = 'PAID' and g.state = 'FILLED') as seated
  from ordering.orders o
  where o.id in (select order_id from groupbuying.seats where campaign_id = '${campaignId}')`;

/** Checks that every group that filled is full of paid people, and that who paid otherwise has their money back. */
export function checkGroups(check, groups, orders) {
  const wrong = (condition) => orders.filter(condition).length;
  check("groups that still run", groups.running, 0);
  check("full groups without exactly their paid people", groups.filled_wrongly, 0);
  check("failed groups with a seat left", groups.failed_with_seats, 0);
  check("orders that still gather", Number(groups.gathering), 0);
  check("orders that keep money and are not sold", wrong((order) => order.state !== "PAID" && Number(order.charged) !== Number(order.refunded)), 0);
  check("orders sold without a seat in a full group", wrong((order) => order.state === "PAID" && !order.seated), 0);
  check("sold orders that were not paid once", wrong((order) => order.state === "PAID" && (Number(order.charged) !== order.total_minor || Number(order.refunded) !== 0)), 0);
  check("orders without exactly their commission", wrong((order) => Number(order.commission) !== (order.state === "PAID" ? order.goods_minor / 10 : 0)), 0);
}
