// People buy together while, at random moments, the server or its PostgreSQL is killed with -9. Everybody insists until they
// are answered. At the end, when a day has passed and all is quiet: every full group has exactly its paid people, everybody
// else who paid has their money back, once; pieces, ledger and commission are exact, and no acknowledged order is missing.
//
//   ./shuke build && node tools/kill-groups.mjs [seed]
//
// Run by hand or nightly, as anybody, on Linux or macOS; about four minutes, in a temporary folder, on free ports. The seed
// is printed: it repeats who wants what and when what is killed, though not how threads meet. SHUKE_KILLS changes ten.
import { setTimeout as pause } from "node:timers/promises";
import { campaignOf, checkGroups, isSeatless, ordersOfGroups, wishTogether, wrongGroups } from "./groups.mjs";
import { KilledMarket, checkBooks, generator } from "./killing.mjs";
import { ask, buyer, check, eventually, owner, pay, sell, signUp } from "./market.mjs";

const KILLS = Number(process.env.SHUKE_KILLS ?? 10);
const SHOPPERS = 24;
const SIZE = 4;
const PIECES = 5_000;
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000_000);
const market = await KilledMarket.inNewFolder();
const { port } = market;
const request = market.request.bind(market);

/** What people were told: each order that was acknowledged, and what was acknowledged about it later. */
const orders = [];
/** Codes of groups that were opened, the latest last. */
const open = [];
let campaign, stopping = false;

/** One person joins a group of the latest, or opens one; pays mostly, and sometimes leaves. */
async function shop(person, random) {
  while (!stopping) {
    const code = random() < 0.8 ? open.at(-1 - Math.floor(random() * 3)) : undefined;
    const fate = random();
    const since = Date.now();
    try {
      const placed = await request(person.token, "POST", "/api/orders", await wishTogether(request, person, campaign, code));
      const order = { id: placed.id, since, person, total: placed.total.amountMinor, paid: false, left: false };
      orders.push(order);
      await live(order, fate, placed.group.code, code === undefined);
    } catch (error) {
      if (!isSeatless(error)) throw error;
    }
    await pause(100 + random() * 200);
  }
}

async function live(order, fate, code, opener) {
  if (fate < 0.1) return leave(order);
  if (fate < 0.15) return;
  const charge = await request(order.person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
  await market.insist(() => pay(port, charge.cashierUrl));
  order.paid = true;
  if (fate < 0.25) return leave(order);
  if (opener) {
    await eventually("a group to open", () => ask(port, null, "GET", `/api/groups/${code}`), 240);
    open.push(code);
  }
}

async function leave(order) {
  await request(order.person.token, "POST", `/api/orders/${order.id}/cancellation`, { reason: "By mistake" });
  order.left = true;
}

/** Whoever waits for others waits no longer. */
async function passADay() {
  await ask(port, null, "POST", "/api/demo/clock", { advanceSeconds: 25 * 3600 });
  await eventually("all groups to end", async () => market.query(wrongGroups(campaign.id))[0][0].running === 0 || pause(1_000), 120);
}

async function verdict(keeper, product) {
  const [[groups], kept] = market.query(wrongGroups(campaign.id), ordersOfGroups(campaign.id));
  const byId = new Map(kept.map((row) => [row.id, row]));
  const told = new Set(orders.map(({ id }) => id));
  const count = (condition) => orders.filter(condition).length;
  console.log(`${orders.length} orders acknowledged, ${count(({ paid }) => paid)} paid, ${count(({ left }) => left)} left; ${groups.filled} groups filled, ${groups.failed} failed; ${market.insisted} requests were sent again`);
  console.log("No acknowledged order is missing");
  check("acknowledged orders that are not in the database", count(({ id }) => !byId.has(id)), 0);
  check("orders of which nobody was told", kept.filter(({ id }) => !told.has(id)).length, 0);
  check("acknowledged payments of which there is no trace", count(({ id, paid, total }) => paid && Number(byId.get(id)?.charged) !== total), 0);
  check("people who left and were not let go", count(({ id, left }) => left && byId.get(id)?.state !== "CANCELLED"), 0);
  console.log("Full groups have exactly their paid people; everybody else has their money back");
  checkGroups(check, groups, kept);
  console.log("Nothing is oversold");
  const { goods: [{ left }] } = await ask(port, keeper, "GET", `/api/operator/group-campaigns/${campaign.id}`);
  const { skus: [{ stock }] } = await ask(port, keeper, "GET", `/api/operator/products/${product.id}`);
  check("pieces sold, set aside and left", kept.filter(({ state }) => state === "PAID").length + left + stock, PIECES);
  await checkBooks(market, keeper, check);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (market.kill(), process.exit(1)));
console.log(`seed ${seed}; repeat this with: node tools/kill-groups.mjs ${seed}`);
const random = generator(seed);
try {
  await market.start();
  const keeper = await owner(port);
  await sell(port, keeper, [{ handle: "together-honey", title: "Honey", pieces: PIECES, price: 68 }]);
  const product = await eventually("the product", () => ask(port, null, "GET", "/api/products/together-honey"));
  campaign = await campaignOf(port, keeper, product, { size: SIZE, price: 48, pieces: PIECES / 2, seatsEach: 20 });
  const partner = await signUp(port);
  await ask(port, partner.token, "POST", "/api/shops", {});
  const link = await ask(port, partner.token, "POST", "/api/share-links", { target: { kind: "MARKET" }, channel: "COPY", placement: "kill" });
  const shoppers = [];
  for (let i = 0; i < SHOPPERS; i++) shoppers.push(await buyer(port, link));
  const shopping = Promise.all(shoppers.map((person, i) => shop(person, generator(seed + 1 + i))));
  await Promise.race([shopping, market.killTimes(KILLS, random, orders)]);
  stopping = true;
  await shopping;
  await market.quiet();
  await passADay();
  await market.quiet();
  await verdict(keeper, product);
} catch (error) {
  process.exitCode = 1;
  console.log(`FAILED  ${error.stack}`);
} finally {
  stopping = true;
  await market.end(`All of it held through ${KILLS} kills (seed ${seed}).`);
}
