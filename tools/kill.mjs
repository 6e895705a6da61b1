// Twenty times, at random moments, while people buy, pay, cancel and take back, the server or its PostgreSQL is killed
// with -9. Everybody insists, as a phone with a bad line does: the same request with the same key until it is answered.
// At the end, when all is quiet: no acknowledged order is missing, nothing is oversold, the trial balance is zero, every
// paid order has its commission, and every refund was made exactly once, in our books and in the payment company's.
//
//   ./shuke build && node tools/kill.mjs [seed]
//
// Run by hand or nightly, as anybody, on Linux or macOS; about six minutes, in a temporary folder, on free ports. The seed
// is printed: it repeats who wants what and when what is killed, though not how threads meet. SHUKE_KILLS changes twenty.
import { checkBooks } from "./kept.mjs";
import { throughKills } from "./killing.mjs";
import { ask, check, eventually, pay, sell } from "./market.mjs";

const SCARCE = 40;
const PLENTY = 1_000_000;

/** What people were told: each order that was acknowledged, and what was acknowledged about it later. */
const orders = [];
let market, port, request, things;

/** One person buys, and often thinks better of it. */
async function shop(person, random) {
  const lines = wish(random).map(({ sku, quantity }) => ({ skuId: sku.id, quantity, unitPrice: sku.price }));
  const quote = await request(person.token, "POST", "/api/checkout-quotes", { lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })), addressId: person.addressId });
  const since = Date.now();
  try {
    const placed = await request(person.token, "POST", "/api/orders", { lines, addressId: person.addressId, total: quote.total });
    const order = { id: placed.id, since, person, lines, placed, paid: false, cancelled: false, takenBack: [] };
    orders.push(order);
    await live(order, random);
  } catch (error) {
    if (error.code !== "out-of-stock") throw error;
  }
}

/** Honey, of which there is plenty, or the last comb, or both. */
function wish(random) {
  const { honey, comb } = things;
  const kind = random();
  const some = { sku: honey, quantity: 1 + Math.floor(random() * 3) };
  return kind < 0.6 ? [some] : kind < 0.8 ? [{ sku: comb, quantity: 1 }] : [some, { sku: comb, quantity: 1 }];
}

async function live(order, random) {
  const fate = random();
  if (fate < 0.1) return cancel(order);
  const charge = await request(order.person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
  await market.insist(() => pay(port, charge.cashierUrl));
  order.paid = true;
  if (fate < 0.25) return cancel(order);
  if (fate > 0.75) return;
  await eventually(`order ${order.id} to be paid`, async () => (await ask(port, order.person.token, "GET", `/api/orders/${order.id}`)).state === "PAID", 240);
  if (fate < 0.4) return cancel(order);
  if (fate < 0.65) return takeBack(order);
}

async function cancel(order) {
  await request(order.person.token, "POST", `/api/orders/${order.id}/cancellation`, { reason: "By mistake" });
  order.cancelled = true;
}

/** One piece of the first line; nothing was shipped, so the money goes back at once. */
async function takeBack(order) {
  const line = order.placed.lines[0];
  const total = { currency: "CNY", amountMinor: line.unitPrice.amountMinor + (isLast(order, line) ? order.placed.freight.amountMinor : 0) };
  const asked = await request(order.person.token, "POST", `/api/orders/${order.id}/after-sales`, { lineId: line.id, kind: "REFUND_ONLY", reason: "CHANGED_MIND", quantity: 1, total, words: "One too many", pictureIds: [] });
  order.takenBack.push({ id: asked.id, skuId: line.skuId, goods: line.unitPrice.amountMinor, amount: total.amountMinor });
}

const isLast = (order, line) => order.placed.lines.length === 1 && line.quantity === 1;

async function verdict(keeper, partner) {
  const [kept, refunds, accruals, stock] = market.kept.query(
    `select o.id, o.buyer_id, o.state, o.total_minor, o.goods_minor, o.refunded_minor, o.paid_at is not null as paid from ordering.orders o
       join ordering.order_lines l on l.order_id = o.id and l.sku_id in ('${things.honey.id}', '${things.comb.id}') group by o.id`,
    `select r.order_id, r.id, r.amount_minor, r.state from payment.refund r`,
    `select order_id, sum(amount_minor) as amount, sum(reversed_minor) as reversed, count(*) as count from commission.accrual group by order_id`,
    `select sku_id, available from inventory.stock where sku_id in ('${things.honey.id}', '${things.comb.id}')`);
  const byId = new Map(kept.map((row) => [row.id, row]));
  const told = new Map(orders.map((order) => [order.id, order]));
  const refundsOf = new Map();
  for (const refund of refunds) refundsOf.set(refund.order_id, [...(refundsOf.get(refund.order_id) ?? []), refund]);
  const commissionOf = new Map(accruals.map((row) => [row.order_id, row]));
  const count = (condition) => orders.filter(condition).length;
  const backOf = (order) => (order.cancelled && order.paid ? order.placed.total.amountMinor : order.takenBack.reduce((sum, { amount }) => sum + amount, 0));
  const goodsBackOf = (order) => (order.cancelled ? order.placed.goods.amountMinor : order.takenBack.reduce((sum, { goods }) => sum + goods, 0));
  const ended = (order) => order.cancelled || order.takenBack.some(({ skuId }) => isLast(order, order.placed.lines.find((line) => line.skuId === skuId)));
  const stateOf = (order) => (ended(order) ? "CANCELLED" : "PAID");
  const left = (order, sku) => (order.cancelled ? 0 : order.lines.filter(({ skuId }) => skuId === sku.id).reduce((sum, { quantity }) => sum + quantity, 0)
    - order.takenBack.filter(({ skuId }) => skuId === sku.id).length);
  const sold = (sku) => orders.reduce((sum, order) => sum + left(order, sku), 0);
  const available = (sku) => stock.find(({ sku_id }) => sku_id === sku.id).available;

  console.log(`${orders.length} orders acknowledged, ${count(({ paid }) => paid)} paid, ${count(({ cancelled }) => cancelled)} cancelled, ${count(({ takenBack }) => takenBack.length)} taken back in part; ${market.insisted} requests were sent again`);
  console.log("No acknowledged order is missing");
  check("acknowledged orders that are not in the database", count(({ id }) => !byId.has(id)), 0);
  check("orders of which nobody was told", kept.filter(({ id }) => !told.has(id)).length, 0);
  const seen = [];
  for (const order of orders) seen.push((await ask(port, order.person.token, "GET", `/api/orders/${order.id}`)).state === stateOf(order));
  check("orders that their buyers see otherwise than they were told", seen.filter((right) => !right).length, 0);
  check("acknowledged payments that neither paid an order nor went back", count((order) => order.paid && !byId.get(order.id)?.paid && !refundsOf.has(order.id)), 0);
  console.log("Nothing is oversold");
  check("pieces of the last comb, sold and left", sold(things.comb) + available(things.comb), SCARCE);
  check("pieces of honey, sold and left", sold(things.honey) + available(things.honey), PLENTY);
  console.log("Every paid order has its commission");
  check("paid orders without exactly their commission", count((order) => {
    const row = byId.get(order.id), commission = commissionOf.get(order.id);
    return row?.paid ? Number(commission?.amount) !== row.goods_minor / 10 || Number(commission.reversed) !== goodsBackOf(order) / 10 : commission !== undefined;
  }), 0);
  const earned = orders.filter((order) => byId.get(order.id)?.paid).reduce((sum, order) => sum + (order.placed.goods.amountMinor - goodsBackOf(order)) / 10, 0);
  check("commission that the partner sees, in fen", (await ask(port, partner.token, "GET", "/api/my/earnings")).pending.amountMinor, earned);
  await checkBooks(market.kept, port, keeper);
  check("orders of which more or less went back than was said", count((order) => (refundsOf.get(order.id) ?? []).reduce((sum, { amount_minor }) => sum + amount_minor, 0) !== backOf(order)), 0);
  check("orders with more refunds than acts", count((order) => (refundsOf.get(order.id) ?? []).length !== (order.cancelled && order.paid ? 1 : order.takenBack.length)), 0);
}

await throughKills({
  tool: "kill.mjs", kills: 20, shoppers: 16, pauseMillis: [20, 60],
  play: async (killed, keeper) => {
    market = killed;
    ({ port } = market);
    request = market.request.bind(market);
    await sell(port, keeper, [{ handle: "kill-honey", title: "Honey", pieces: PLENTY, price: 68 }, { handle: "kill-comb", title: "The last comb", pieces: SCARCE, price: 128 }]);
    const [honey, comb] = await Promise.all(["kill-honey", "kill-comb"].map((handle) => eventually(handle, () => ask(port, null, "GET", `/api/products/${handle}`))));
    things = { honey: honey.skus[0], comb: comb.skus[0] };
    return { orders, shop, verdict: (partner) => verdict(keeper, partner) };
  },
});
