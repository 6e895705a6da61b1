// People buy flash offers empty while, at random moments, the server or its PostgreSQL is killed with -9. Everybody insists
// until they are answered. At the end, when nobody waits any more and all is quiet: no acknowledged order and no place in a
// line is missing, no piece was sold twice or lost, and stock, ledger and commission are exact.
//
//   ./shuke build && node tools/kill-flash.mjs [seed]
//
// Run by hand or nightly, as anybody, on Linux or macOS; about four minutes, in a temporary folder, on free ports. The seed
// is printed: it repeats who wants what and when what is killed, though not how threads meet. SHUKE_KILLS changes ten.
import { setTimeout as pause } from "node:timers/promises";
import { flashOfferOf, flashOrders, flashWish, isPieceless, wrongFlashOffers } from "./flash.mjs";
import { checkBooks } from "./kept.mjs";
import { throughKills } from "./killing.mjs";
import { ask, check, eventually, pay, sell } from "./market.mjs";

const OFFERS = 120;
/** So many of the offers are wanted at one time; who has a piece of one, or finds it sold out, turns to the next. */
const AT_A_TIME = 3;
const PIECES = 12;
const STOCK = 40;

/** What people were told: each order that was acknowledged, and what was acknowledged about it later. */
const orders = [];
/** Offer and person of each place in a line that was acknowledged. */
const waited = [];
const offers = [];
const soldOut = new Set();
let market, port, request;

/** Of each person the offers of which they have had a piece. */
const hadBy = new Map();

async function shop(person, random, isOver) {
  const had = hadBy.get(person) ?? hadBy.set(person, new Set()).get(person);
  const offer = offers.filter(({ id }) => !soldOut.has(id) && !had.has(id))[Math.floor(random() * AT_A_TIME)];
  if (offer && (await want(person, random, offer, isOver)) === "flash-had") had.add(offer.id);
}

/** Orders, and tells why not; who gets a place in the line looks a few times whether it is their turn, and leaves or stays. */
async function want(person, random, offer, isOver) {
  const since = Date.now();
  try {
    const wish = await flashWish(request, person, offer);
    const { order, ahead } = await request(person.token, "POST", `/api/flash-offers/${offer.id}/orders`, wish);
    if (order) {
      const kept = { id: order.id, since, person, total: order.total.amountMinor, paid: false, left: false };
      orders.push(kept);
      await live(kept, random());
    } else {
      waited.push({ offer: offer.id, phone: person.phone, ahead });
      await wait(person, random, offer, isOver);
    }
  } catch (error) {
    if (!isPieceless(error)) throw error;
    if (error.code === "flash-sold-out") soldOut.add(offer.id);
    return error.code;
  }
}

async function live(order, fate) {
  if (fate < 0.15) return leave(order);
  if (fate < 0.25) return;
  const charge = await request(order.person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
  await market.insist(() => pay(port, charge.cashierUrl));
  order.paid = true;
  if (fate < 0.3) await leave(order);
}

async function leave(order) {
  await request(order.person.token, "POST", `/api/orders/${order.id}/cancellation`, { reason: "By mistake" });
  order.left = true;
}

async function wait(person, random, offer, isOver) {
  for (let i = 0; i < 5 && !isOver(); i++) {
    await pause(300);
    const { place } = await request(person.token, "GET", `/api/flash-offers/${offer.id}`);
    if (place?.state === "CALLED") return want(person, random, offer, isOver);
  }
  if (random() < 0.5) await request(person.token, "DELETE", `/api/flash-offers/${offer.id}/place`);
}

/** Whoever did not pay, or is called and does not come, makes room for the next, until nobody waits. */
async function serveTheLine() {
  for (let i = 0; i < 40; i++) {
    const [[{ unfinished }]] = market.kept.query("select count(*) as unfinished from flash.places where state in ('HELD', 'CALLED', 'WAITING')");
    if (unfinished === 0) return;
    await ask(port, null, "POST", "/api/demo/clock", { advanceSeconds: 6 * 60 });
    await pause(2_000);
  }
  throw new Error("somebody waits without end");
}

async function verdict(keeper) {
  const [[counts], kept, places] = market.kept.query(wrongFlashOffers, flashOrders, "select p.offer_id, right(h.phone, 11) as phone from flash.places p join identity.person h on h.id = p.person_id");
  const byId = new Map(kept.map((row) => [row.id, row]));
  const told = new Set(orders.map(({ id }) => id));
  const inLine = new Set(places.map((row) => `${row.offer_id} ${row.phone}`));
  const count = (condition) => orders.filter(condition).length;
  const wrong = (condition) => kept.filter(condition).length;
  console.log(`${orders.length} orders acknowledged, ${count(({ paid }) => paid)} paid, ${count(({ left }) => left)} left, ${waited.length} places in line; ${soldOut.size} offers sold out; ${market.insisted} requests were sent again`);
  console.log("No acknowledged order and no place in line is missing");
  check("acknowledged orders that are not in the database", count(({ id }) => !byId.has(id)), 0);
  check("orders of which nobody was told", wrong(({ id }) => !told.has(id)), 0);
  check("acknowledged places in line of which there is no trace", waited.filter(({ offer, phone }) => !inLine.has(`${offer} ${phone}`)).length, 0);
  check("acknowledged payments of which there is no trace", count(({ id, paid, total }) => paid && Number(byId.get(id)?.charged) !== total), 0);
  check("people who left and were not let go", count(({ id, left }) => left && byId.get(id)?.state !== "CANCELLED"), 0);
  console.log("No piece is sold twice or lost");
  check("offers that sold more than they had", counts.oversold, 0);
  check("offers whose count is not what their places say", counts.miscounted, 0);
  check("offers whose pieces are not all sold or set aside", counts.pieces_lost, 0);
  check("people with two places in one offer", counts.twice, 0);
  check("sold orders without a place, or places without a sold order", counts.unplaced, 0);
  check("orders that keep money and are not sold", wrong((order) => order.state !== "PAID" && Number(order.charged) !== Number(order.refunded)), 0);
  check("orders without exactly their commission", wrong((order) => Number(order.commission) !== (order.state === "PAID" ? order.goods_minor / 10 : 0)), 0);
  await checkBooks(market.kept, port, keeper);
}

await throughKills({
  tool: "kill-flash.mjs", shoppers: 24, pauseMillis: [300, 800],
  play: async (killed, keeper) => {
    market = killed;
    ({ port } = market);
    request = market.request.bind(market);
    const handles = Array.from({ length: OFFERS }, (_, i) => `flash-${i}`);
    await sell(port, keeper, handles.map((handle) => ({ handle, title: "Honey", pieces: STOCK, price: 68 })));
    for (const handle of handles) {
      const product = await eventually("the product", () => ask(port, null, "GET", `/api/products/${handle}`));
      offers.push(await flashOfferOf(port, keeper, product, { price: 48, pieces: PIECES }));
    }
    return { orders, shop, settle: serveTheLine, verdict: () => verdict(keeper) };
  },
});
