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
import { checkBooks } from "./kept.mjs";
import { throughKills } from "./killing.mjs";
import { ask, check, eventually, pay, sell } from "./market.mjs";

const SIZE = 4;
const PIECES = 5_000;

/** What people were told: each order that was acknowledged, and what was acknowledged about it later. */
const orders = [];
/** Codes of groups that were opened, the latest last. */
const open = [];
let market, port, request, campaign;

/** One person joins a group of the latest, or opens one; pays mostly, and sometimes leaves. */
async function shop(person, random) {
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
  await eventually("all groups to end", async () => market.kept.query(wrongGroups(campaign.id))[0][0].running === 0 || pause(1_000), 120);
}

async function verdict(keeper, product) {
  const [[groups], kept] = market.kept.query(wrongGroups(campaign.id), ordersOfGroups(campaign.id));
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
  await checkBooks(market.kept, port, keeper);
}

await throughKills({
  tool: "kill-groups.mjs", shoppers: 48, pauseMillis: [300, 500],
  play: async (killed, keeper) => {
    market = killed;
    ({ port } = market);
    request = market.request.bind(market);
    await sell(port, keeper, [{ handle: "together-honey", title: "Honey", pieces: PIECES, price: 68 }]);
    const product = await eventually("the product", () => ask(port, null, "GET", "/api/products/together-honey"));
    campaign = await campaignOf(port, keeper, product, { size: SIZE, price: 48, pieces: PIECES / 2, seatsEach: 20 });
    return { orders, shop, settle: passADay, verdict: () => verdict(keeper, product) };
  },
});
