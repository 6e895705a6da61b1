// Two servers on one PostgreSQL sell one product at once, then a thousand people want a seat in thirty groups, and then half
// of them the few pieces of a flash offer: each act at the other server than the one before, while the payment company
// doubles, delays, reorders and loses notices, and some pay late, twice, never, or leave. Afterwards every full group has
// exactly its paid people, everybody else has their money back, and stock, seats, places, ledger and commission add up; and
// no answer was a fault of the servers'.
//
//   ./shuke build && node tools/two-processes.mjs [seed]
//
// Run by hand, as anybody, on Linux or macOS; about ten minutes, in a temporary folder, on free ports. The seed is printed: it
// repeats who wants what, though not how threads meet.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { flashOfferOf, flashOrders, flashWish, isPieceless, wrongFlashOffers } from "./flash.mjs";
import { campaignOf, checkGroups, isSeatless, ordersOfGroups, wishTogether, wrongGroups } from "./groups.mjs";
import { Kept, checkBooks } from "./kept.mjs";
import { Refused, ask, buyer, check, eventually, faults, freePort, generator, isReady, owner, partnersLink, pay, sell, start } from "./market.mjs";

const ORDERS = 200;
const STOCK = 150;
const AT_ONCE = 8;
const GROUPS = 30;
const SIZE = 10;
const JOINERS = 1_000;
const FLASH_BUYERS = 500;
const FLASH_PIECES = 150;
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000_000);
const random = generator(seed);
const data = mkdtempSync(join(tmpdir(), "shuke-two-"));
const kept = new Kept(data);
const ports = [await freePort(), await freePort()];
const [a, b] = ports;
/** A thousand people come from one network, whose limits are for a house. */
const settings = {
  SHUKE_DATABASE_URL: "", SHUKE_PUBLIC_URL: `http://localhost:${a}`,
  SHUKE_SIGNIN_CODESADAYBYNETWORK: "5000", SHUKE_SIGNIN_TRIESBYNETWORK: "5000",
};

/** Everybody's turn, so many at a time. */
async function each(all, atOnce, act) {
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let i = next++; i < all.length; i = next++) await act(all[i], i);
  }));
}

async function sellAtBoth(keeper, partner, buyers) {
  await sell(a, keeper, [{ handle: "two", title: "Two", pieces: STOCK, price: 68 }]);
  const product = await eventually("the product at the other server", () => ask(b, null, "GET", "/api/products/two"));
  const sku = product.skus[0];
  let outOfStock = 0;
  const placed = [];
  await each(Array.from({ length: ORDERS }, (_, i) => buyers[i % buyers.length]), AT_ONCE, async (shopper, i) => {
    const [here, there] = i % 2 ? [a, b] : [b, a];
    try {
      const quote = await ask(here, shopper.token, "POST", "/api/checkout-quotes", { lines: [{ skuId: sku.id, quantity: 1 }], addressId: shopper.addressId });
      const order = await ask(here, shopper.token, "POST", "/api/orders", { lines: [{ skuId: sku.id, quantity: 1, unitPrice: sku.price }], addressId: shopper.addressId, total: quote.total });
      const charge = await ask(there, shopper.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
      await pay(here, charge.cashierUrl);
      placed.push({ id: order.id, shopper });
    } catch (error) {
      if (error.code !== "out-of-stock") throw error;
      outOfStock++;
    }
  });
  await Promise.all(placed.map(({ id, shopper }, i) => eventually("a payment", async () =>
    (await ask(ports[i % 2], shopper.token, "GET", `/api/orders/${id}`)).state === "PAID")));
  const commission = await ask(b, partner.token, "GET", "/api/my/earnings");
  const { skus: [{ stock }] } = await ask(a, keeper, "GET", `/api/operator/products/${product.id}`);
  console.log(`${placed.length} orders of one product through two servers, ${outOfStock} refused for want of stock`);
  check("orders paid", placed.length, STOCK);
  check("orders refused", outOfStock, ORDERS - STOCK);
  check("stock left", stock, 0);
  check("commission of the partner, in fen", commission.pending.amountMinor, STOCK * 680);
}

/** Both servers' clocks stand so much later. */
const pass = (minutes) => Promise.all(ports.map((port) => ask(port, null, "POST", "/api/demo/clock", { advanceSeconds: minutes * 60 })));

/** The payment company's faults change all the time, until it is told to stop. */
function badWeather(keeper) {
  let over = false;
  const change = (wanted) => ask(a, keeper, "PUT", "/api/sandbox/faults", wanted);
  const changing = (async () => {
    for (; !over; await pause(400)) {
      await change({ double: random() < 0.5, reorder: true, lose: random() < 0.25, delaySeconds: random() < 0.2 ? 2 : 0 });
    }
  })();
  return async () => {
    over = true;
    await changing;
    await change({});
  };
}

/** A charge that was made and not paid yet, unless the market or the payment company closed it first. */
async function payUnlessClosed(port, charge) {
  try {
    await pay(port, charge.cashierUrl);
  } catch (error) {
    if (!(error instanceof Refused) || error.status >= 500) throw error;
  }
}

async function fillAtBoth(keeper, people) {
  await sell(a, keeper, [{ handle: "together", title: "Together", pieces: 1_000, price: 68 }]);
  const product = await eventually("the product", () => ask(b, null, "GET", "/api/products/together"));
  const campaign = await campaignOf(b, keeper, product, { size: SIZE, price: 48, pieces: 800, seatsEach: 1 });
  const joiners = people.slice(GROUPS);
  const late = [], fates = { paid: 0, twice: 0, late: 0, never: 0, left: 0 };

  /** Placed here, to be paid there; nothing where no seat was left. */
  async function place(person, here, code) {
    const request = (token, method, path, body) => ask(here, token, method, path, body);
    try {
      return await ask(here, person.token, "POST", "/api/orders", await wishTogether(request, person, campaign, code));
    } catch (error) {
      if (!isSeatless(error)) throw error;
    }
  }
  const chargeOf = (port, person, order) => ask(port, person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });

  async function live(person, order, [here, there], fate, wait) {
    if (fate < 0.08) return void fates.never++;
    const charge = await chargeOf(there, person, order);
    if (fate < 0.16) {
      fates.late++;
      late.push(() => payUnlessClosed(here, charge));
      return;
    }
    await pause(wait);
    if (fate < 0.24) {
      fates.twice++;
      const again = await chargeOf(here, person, order);
      await Promise.all([payUnlessClosed(there, charge), payUnlessClosed(here, again)]);
      return;
    }
    await payUnlessClosed(there, charge);
    if (fate < 0.3) {
      fates.left++;
      await ask(here, person.token, "POST", `/api/orders/${order.id}/cancellation`, { reason: "By mistake" });
    } else fates.paid++;
  }

  const codes = await Promise.all(people.slice(0, GROUPS).map(async (opener, i) => {
    const order = await place(opener, ports[i % 2]);
    await pay(ports[(i + 1) % 2], (await chargeOf(ports[(i + 1) % 2], opener, order)).cashierUrl);
    await eventually("an open group", () => ask(ports[(i + 1) % 2], null, "GET", `/api/groups/${order.group.code}`));
    return order.group.code;
  }));

  const clear = badWeather(keeper);
  let without = joiners.map((person) => ({ person, first: Math.floor(random() * GROUPS), fate: random(), wait: random() * 4_000 }));
  const waves = [];
  for (let wave = 0; wave < 4; wave++) {
    const tried = without;
    without = [];
    await Promise.all(tried.map(async (joiner, i) => {
      const [here, there] = (i + wave) % 2 ? [a, b] : [b, a];
      // Whoever finds a group full tries two more, and comes again when seats may have come back.
      for (let at = 0; at < 3; at++) {
        const order = await place(joiner.person, here, codes[(joiner.first + 7 * (at + 3 * wave)) % GROUPS]);
        if (order) return live(joiner.person, order, [here, there], wave ? 1 : joiner.fate, joiner.wait);
      }
      without.push(joiner);
    }));
    waves.push(tried.length - without.length);
    // Unpaid orders end and their seats come back, just as those pay who are late.
    await Promise.all([pass(16), ...late.splice(0).map((act) => act())]);
    await pause(4_000);
  }
  await clear();
  await pass(25 * 60);
  await eventually("all groups to end", async () => kept.query(wrongGroups(campaign.id))[0][0].running === 0 || pause(1_000), 240);
  await kept.quiet(400);

  const [[groups], orders] = kept.query(wrongGroups(campaign.id), ordersOfGroups(campaign.id));
  const { goods: [{ left }] } = await ask(a, keeper, "GET", `/api/operator/group-campaigns/${campaign.id}`);
  const { skus: [{ stock }] } = await ask(b, keeper, "GET", `/api/operator/products/${product.id}`);
  const sold = orders.filter(({ state }) => state === "PAID").length;
  console.log(`${JOINERS} people at ${GROUPS} groups of ${SIZE} through two servers: seats taken in waves of ${waves.join(", ")}; ${JSON.stringify(fates)}; ${groups.filled} groups filled, ${groups.failed} failed, ${sold} orders sold, ${without.length} people without a seat`);
  check("groups that ended", groups.filled + groups.failed, GROUPS);
  check("at least twenty of them filled", groups.filled >= 20, true);
  checkGroups(check, groups, orders);
  check("pieces sold, set aside and left", sold + left + stock, 1_000);
}

async function sellOutAtBoth(keeper, people) {
  await sell(a, keeper, [{ handle: "flash", title: "Flash", pieces: FLASH_PIECES, price: 68 }]);
  const product = await eventually("the product", () => ask(b, null, "GET", "/api/products/flash"));
  const offer = await flashOfferOf(b, keeper, product, { price: 48, pieces: FLASH_PIECES });
  const told = { paid: 0, unpaid: 0, waited: 0, soldOut: 0 };
  let over = false;
  const clear = badWeather(keeper);

  async function want(person, [here, there], fate) {
    try {
      const request = (token, method, path, body) => ask(here, token, method, path, body);
      const { order } = await ask(here, person.token, "POST", `/api/flash-offers/${offer.id}/orders`, await flashWish(request, person, offer));
      if (!order) return wait(person, [there, here], fate);
      if (fate < 0.15) return void told.unpaid++;
      const charge = await ask(there, person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
      await payUnlessClosed(here, charge);
      told.paid++;
    } catch (error) {
      if (!isPieceless(error)) throw error;
      told.soldOut++;
    }
  }

  /** Looks now and then whether it is their turn. */
  async function wait(person, [here, there], fate) {
    told.waited++;
    while (!over) {
      await pause(2_000 + fate * 1_000);
      const { place, offer: { stage } } = await ask(here, person.token, "GET", `/api/flash-offers/${offer.id}`);
      if (place?.state === "CALLED") return want(person, [here, there], 1);
      if (["SOLD_OUT", "OVER"].includes(stage)) return void told.soldOut++;
    }
  }

  const wanting = Promise.all(people.map((person, i) => want(person, i % 2 ? [a, b] : [b, a], random())));
  const unfinished = "select count(*) as count from flash.places where state in ('HELD', 'CALLED')";
  await eventually("all pieces to be sold", async () => {
    await pause(5_000);
    if (kept.query(unfinished)[0][0].count === 0) return true;
    await pass(6);
  }, 300);
  await ask(a, keeper, "POST", `/api/operator/flash-offers/${offer.id}/end`).catch((error) => (error.status < 500 ? undefined : Promise.reject(error)));
  over = true;
  await wanting;
  await clear();
  await pass(16);
  await kept.quiet(400);

  const [[counts], orders] = kept.query(wrongFlashOffers, flashOrders);
  const wrong = (condition) => orders.filter(condition).length;
  console.log(`${people.length} people at ${FLASH_PIECES} pieces through two servers: ${JSON.stringify(told)}`);
  check("pieces sold", wrong(({ state }) => state === "PAID"), FLASH_PIECES);
  check("offers that sold more than they had", counts.oversold, 0);
  check("offers whose count is not what their places say", counts.miscounted, 0);
  check("people with two places in one offer", counts.twice, 0);
  check("sold orders without a place, or places without a sold order", counts.unplaced, 0);
  check("orders that keep money and are not sold", wrong((order) => order.state !== "PAID" && Number(order.charged) !== Number(order.refunded)), 0);
  check("orders without exactly their commission", wrong((order) => Number(order.commission) !== (order.state === "PAID" ? order.goods_minor / 10 : 0)), 0);
}

console.log(`seed ${seed}; repeat this with: node tools/two-processes.mjs ${seed}`);
const servers = [start(data, a, settings)];
try {
  await eventually("the first server", () => isReady(a), 180);
  servers.push(start(data, b, { ...settings, SHUKE_DATABASE_URL: kept.url() }));
  await eventually("the second server", () => isReady(b), 180);
  const keeper = await owner(a);
  const { partner, link } = await partnersLink(a, "two");
  const people = [];
  await each(Array.from({ length: GROUPS + JOINERS }), 16, async (_, i) => people.push(await buyer(ports[i % 2], link)));
  console.log(`${people.length} people signed up`);
  await sellAtBoth(keeper, partner, people.slice(0, 10));
  await fillAtBoth(keeper, people);
  await sellOutAtBoth(keeper, people.slice(0, FLASH_BUYERS));
  await checkBooks(kept, b, keeper);
  check("answers that were a fault of the servers'", faults.count, 0);
} catch (error) {
  process.exitCode = 1;
  console.log(`FAILED  ${error.stack}`);
} finally {
  servers.forEach((server) => server.kill("SIGTERM"));
  await Promise.all(servers.map((server) => server.exitCode !== null || new Promise((ended) => server.once("exit", ended))));
  if (process.exitCode) console.log(`FAILED; data and logs are in ${data}`);
  else rmSync(data, { recursive: true, force: true });
}
