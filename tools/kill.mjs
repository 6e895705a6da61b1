// Twenty times, at random moments, while people buy, pay, cancel and take back, the server or its PostgreSQL is killed
// with -9. Everybody insists, as a phone with a bad line does: the same request with the same key until it is answered.
// At the end, when all is quiet: no acknowledged order is missing, nothing is oversold, the trial balance is zero, every
// paid order has its commission, and every refund was made exactly once, in our books and in the payment company's.
//
//   ./shuke build && node tools/kill.mjs [seed]
//
// Run by hand or nightly, as anybody, on Linux or macOS; about six minutes, in a temporary folder, on free ports. The seed
// is printed: it repeats who wants what and when what is killed, though not how threads meet. SHUKE_KILLS changes twenty.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refused, ask, buyer, check, eventually, freePort, isReady, java, owner, pay, sell, signUp, start } from "./market.mjs";

const KILLS = Number(process.env.SHUKE_KILLS ?? 20);
const SHOPPERS = 16;
const SCARCE = 40;
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000_000);
const data = mkdtempSync(join(tmpdir(), "shuke-kill-"));
const port = await freePort();

/** What people were told: each order that was acknowledged, and what was acknowledged about it later. */
const orders = [];
let server, link, things, stopping = false, insisted = 0;

/** A small generator of numbers from 0 to 1 (mulberry32), so that a run can be repeated. */
function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Again and again until it is answered: silence, a fault of the server's and "still running" are no answers. */
async function insist(act) {
  for (const end = Date.now() + 120_000; ; await pause(150)) {
    try {
      return await act();
    } catch (error) {
      const answered = error instanceof Refused && error.status < 500 && !["still-running", "busy"].includes(error.code);
      if (answered || Date.now() > end) throw error;
      insisted++;
    }
  }
}

function request(token, method, path, body) {
  const key = { "Idempotency-Key": randomUUID() };
  return insist(() => ask(port, token, method, path, body, key));
}

/** One person buys, and often thinks better of it. */
async function shop(person, random) {
  while (!stopping) {
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
    await pause(20 + random() * 60);
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
  await insist(() => pay(port, charge.cashierUrl));
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

const postmaster = () => Number(readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[0]);

/** With all of its children, as when the machine takes them all. */
function killDatabase() {
  const parent = postmaster();
  const children = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number)).filter(([, of]) => of === parent).map(([pid]) => pid);
  for (const pid of [parent, ...children]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

async function killServer() {
  const gone = new Promise((ended) => server.once("exit", ended));
  server.kill("SIGKILL");
  await gone;
  server = start(data, port);
}

async function kill(round, what, random) {
  await pause(3_000 + random() * 4_000);
  const before = orders.length, since = Date.now();
  await (what === "server" ? killServer() : killDatabase());
  await eventually("the market to come back", () => isReady(port), 120);
  await eventually("an order that was begun after the kill", async () => orders.slice(before).some((order) => order.since > since), 120);
  console.log(`  ${String(round).padStart(2)}. ${what.padEnd(8)} killed after ${before} orders, selling again after ${((Date.now() - since) / 1000).toFixed(1)} s`);
}

/** As many of the one as of the other, in an order of the seed's. */
function victims(random) {
  const all = Array.from({ length: KILLS }, (_, i) => (i % 2 ? "database" : "server"));
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

function query(...statements) {
  const url = `jdbc:postgresql://127.0.0.1:${readFileSync(join(data, "postgres/cluster/postmaster.pid"), "utf8").split("\n")[3].trim()}/shuke`;
  const password = readFileSync(join(data, "postgres/password"), "utf8").trim();
  const told = execFileSync(java, ["-cp", "server/target/app/lib/*", "tools/Ask.java", url, "shuke", password, ...statements], { encoding: "utf8", maxBuffer: 1 << 30 });
  return told.trim().split("\n").map((line) => JSON.parse(line));
}

/** Until nothing waits any more: no notice, no refund, no word to a listener. */
async function quiet() {
  await eventually("all to be quiet", async () => {
    const [[left]] = query(`select (select count(*) from sandbox.notice where state = 'WAITING')
      + (select count(*) from payment.refund where state not in ('DONE', 'CLOSED'))
      + (select count(*) from shared.outbox) as count`);
    return left.count === 0 || pause(1_000);
  }, 240);
}

async function verdict(keeper, partner) {
  const [kept, refunds, accruals, stock, [sums], sandbox] = query(
    `select o.id, o.buyer_id, o.state, o.total_minor, o.goods_minor, o.refunded_minor, o.paid_at is not null as paid from ordering.orders o
       join ordering.order_lines l on l.order_id = o.id and l.sku_id in ('${things.honey.id}', '${things.comb.id}') group by o.id`,
    `select r.order_id, r.id, r.amount_minor, r.state from payment.refund r`,
    `select order_id, sum(amount_minor) as amount, sum(reversed_minor) as reversed, count(*) as count from commission.accrual group by order_id`,
    `select sku_id, available from inventory.stock where sku_id in ('${things.honey.id}', '${things.comb.id}')`,
    `select (select coalesce(sum(amount_minor), 0) from ledger.entry) as entries,
            (select -coalesce(sum(balance_minor), 0) from ledger.account where kind = 'PROVIDER_CLEARING') as clearing,
            (select coalesce(sum(amount_minor), 0) from sandbox.charge where state = 'PAID') as taken,
            (select coalesce(sum(amount_minor), 0) from sandbox.refund where state = 'DONE') as given_back,
            (select count(*) from payment.refund r where not exists (select from sandbox.refund s
                where s.number = r.id::text and s.state = 'DONE' and s.amount_minor = r.amount_minor)) as not_made,
            (select count(*) from sandbox.refund s where not exists (select from payment.refund r where r.id::text = s.number)) as not_asked`,
    `select number, count(*) as count from sandbox.refund group by number having count(*) > 1`);
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

  console.log(`${orders.length} orders acknowledged, ${count(({ paid }) => paid)} paid, ${count(({ cancelled }) => cancelled)} cancelled, ${count(({ takenBack }) => takenBack.length)} taken back in part; ${insisted} requests were sent again`);
  console.log("No acknowledged order is missing");
  check("acknowledged orders that are not in the database", count(({ id }) => !byId.has(id)), 0);
  check("orders of which nobody was told", kept.filter(({ id }) => !told.has(id)).length, 0);
  const seen = [];
  for (const order of orders) seen.push((await ask(port, order.person.token, "GET", `/api/orders/${order.id}`)).state === stateOf(order));
  check("orders that their buyers see otherwise than they were told", seen.filter((right) => !right).length, 0);
  check("acknowledged payments that neither paid an order nor went back", count((order) => order.paid && !byId.get(order.id)?.paid && !refundsOf.has(order.id)), 0);
  console.log("Nothing is oversold");
  check("pieces of the last comb, sold and left", sold(things.comb) + available(things.comb), SCARCE);
  check("pieces of honey, sold and left", sold(things.honey) + available(things.honey), things.pieces);
  console.log("The trial balance is zero");
  const books = await ask(port, keeper, "GET", "/api/operator/ledger/trial-balance");
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("all entries together", Number(sums.entries), 0);
  check("what lies at the payment company, by its books and by ours", Number(sums.clearing), sums.taken - sums.given_back);
  console.log("Every paid order has its commission");
  check("paid orders without exactly their commission", count((order) => {
    const row = byId.get(order.id), commission = commissionOf.get(order.id);
    return row?.paid ? Number(commission?.amount) !== row.goods_minor / 10 || Number(commission.reversed) !== goodsBackOf(order) / 10 : commission !== undefined;
  }), 0);
  const earned = orders.filter((order) => byId.get(order.id)?.paid).reduce((sum, order) => sum + (order.placed.goods.amountMinor - goodsBackOf(order)) / 10, 0);
  check("commission that the partner sees, in fen", (await ask(port, partner.token, "GET", "/api/my/earnings")).pending.amountMinor, earned);
  console.log("Every refund was made exactly once");
  check("orders of which more or less went back than was said", count((order) => (refundsOf.get(order.id) ?? []).reduce((sum, { amount_minor }) => sum + amount_minor, 0) !== backOf(order)), 0);
  check("orders with more refunds than acts", count((order) => (refundsOf.get(order.id) ?? []).length !== (order.cancelled && order.paid ? 1 : order.takenBack.length)), 0);
  check("refunds that are not done", refunds.filter(({ state }) => state !== "DONE").length, 0);
  check("refunds that the payment company did not make", sums.not_made, 0);
  check("refunds that it made unasked or twice", sums.not_asked + sandbox.length, 0);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (server?.kill("SIGTERM"), process.exit(1)));
console.log(`seed ${seed}; repeat this with: node tools/kill.mjs ${seed}`);
const random = generator(seed);
try {
  server = start(data, port);
  await eventually("the market", () => isReady(port), 180);
  const keeper = await owner(port);
  const pieces = 1_000_000;
  await sell(port, keeper, [{ handle: "kill-honey", title: "Honey", pieces, price: 68 }, { handle: "kill-comb", title: "The last comb", pieces: SCARCE, price: 128 }]);
  const [honey, comb] = await Promise.all(["kill-honey", "kill-comb"].map((handle) => eventually(handle, () => ask(port, null, "GET", `/api/products/${handle}`))));
  things = { honey: honey.skus[0], comb: comb.skus[0], pieces };
  const partner = await signUp(port);
  await ask(port, partner.token, "POST", "/api/shops", {});
  link = await ask(port, partner.token, "POST", "/api/share-links", { target: { kind: "MARKET" }, channel: "COPY", placement: "kill" });
  const shoppers = [];
  for (let i = 0; i < SHOPPERS; i++) shoppers.push(await buyer(port, link));
  const shopping = Promise.all(shoppers.map((person, i) => shop(person, generator(seed + 1 + i))));
  await Promise.race([shopping, (async () => {
    for (const [i, what] of victims(random).entries()) await kill(i + 1, what, random);
  })()]);
  stopping = true;
  await shopping;
  await quiet();
  await verdict(keeper, partner);
} catch (error) {
  process.exitCode = 1;
  console.log(`FAILED  ${error.stack}`);
} finally {
  stopping = true;
  server.kill("SIGTERM");
  if (server.exitCode === null && server.signalCode === null) await new Promise((ended) => server.once("exit", ended));
  console.log(process.exitCode ? `FAILED; data and logs are in ${data}` : `All of it held through ${KILLS} kills (seed ${seed}).`);
  if (!process.exitCode && existsSync(data)) rmSync(data, { recursive: true, force: true });
  process.exit();
}
