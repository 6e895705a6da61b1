// Buying flash offers over HTTP, for checks by hand.
import { ask } from "./market.mjs";

const HOUR = 3_600_000;

/** Publishes an offer of the product's first SKU: this price in yuan, so many pieces, one a person. */
export async function flashOfferOf(port, keeper, product, { price, pieces }) {
  const now = Date.now();
  const draft = await ask(port, keeper, "POST", "/api/operator/flash-offers", {
    skuId: product.skus[0].id, priceMinor: price * 100, pieces, piecesEach: 1,
    startsAt: new Date(now - HOUR).toISOString(), endsAt: new Date(now + 1000 * HOUR).toISOString(),
  });
  return ask(port, keeper, "POST", `/api/operator/flash-offers/${draft.id}/publication`);
}

/** The body of an order for one piece, with the freight of the same piece at its usual price. */
export async function flashWish(request, person, { skuId, price }) {
  const quote = await request(person.token, "POST", "/api/checkout-quotes", { lines: [{ skuId, quantity: 1 }], addressId: person.addressId });
  const total = { ...price, amountMinor: price.amountMinor + quote.freight.amountMinor };
  return { quantity: 1, unitPrice: price, addressId: person.addressId, total };
}

/** No piece: all are paid, or one has a place already. */
export const isPieceless = (error) => ["flash-sold-out", "flash-had"].includes(error.code);

/** What is wrong with offers once nobody waits in them; one row of counts. */
export const wrongFlashOffers = `
  select count(*) filter (where s.sold > o.quota) as oversold,
         count(*) filter (where s.sold + s.unfinished <> o.taken or o.waiting <> s.waiting) as miscounted,
         count(*) filter (where a.aside + r.reserved <> o.quota or r.reserved <> s.sold) as pieces_lost,
         coalesce(sum(s.people_twice), 0)::int as twice,
         coalesce(sum(abs(s.sold - p.paid)), 0)::int as unplaced
  from flash.offers o
  cross join lateral (
      select coalesce(sum(pieces) filter (where state = 'SOLD'), 0) as sold,
             coalesce(sum(pieces) filter (where state in ('HELD', 'CALLED')), 0) as unfinished,
             count(*) filter (where state = 'WAITING') as waiting,
             count(*) filter (where state <> 'GONE') - count(distinct owner_id) filter (where state <> 'GONE') as people_twice
      from flash.places where offer_id = o.id) s
  cross join lateral (
      select coalesce(sum(quantity), 0) as aside from inventory.reservation where order_id = o.id) a
  cross join lateral (
      select coalesce(sum(quantity), 0) as reserved from inventory.reservation
      where set_aside_by = o.id and state <> 'GIVEN_BACK') r
  cross join lateral (
      select count(*) as paid from ordering.orders where flash_offer_id = o.id and state = 'PAID') p`;

/** Orders of all offers with what was charged, what went back of each, and what was booked to partners. */
export const flashOrders = `
  select o.id, o.state, o.total_minor, o.goods_minor,
         coalesce((select sum(r.amount_minor) from payment.refund r where r.order_id = o.id), 0) as refunded,
         coalesce((select sum(c.amount_minor) from payment.charge c where c.order_id = o.id and c.paid_at is not null), 0) as charged,
         coalesce((select sum(a.amount_minor - a.reversed_minor) from commission.accrual a where a.order_id = o.id), 0) as commission
  from ordering.orders o where o.flash_offer_id is not null`;
