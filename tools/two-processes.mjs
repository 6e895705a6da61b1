// Two servers on one PostgreSQL sell one product at once, and then fill groups at once: orders are placed at the one, charged
// at the other, notices arrive wherever the public address leads, and afterwards stock, seats, ledger and commission must add
// up.
//
//   ./shuke build
//   SHUKE_DATABASE_URL=postgres://user:password@127.0.0.1:5432/empty node tools/two-processes.mjs
//
// Run by hand, as anybody; about three minutes. The database has to be empty, or a demonstration's.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { campaignOf, isSeatless, wishTogether } from "./groups.mjs";
import { ask, buyer, check, eventually, freePort, isReady, owner, pay, sell, signUp, start } from "./market.mjs";

const ORDERS = 200;
const STOCK = 150;
const AT_ONCE = 8;
const GROUPS = 8;
const SIZE = 4;
const JOINERS = 60;
const data = mkdtempSync(join(tmpdir(), "shuke-two-"));

async function sellAtBoth(ports) {
  const [a, b] = ports;
  const keeper = await owner(a);
  const handle = `two-${Date.now().toString(36)}`;
  await sell(a, keeper, [{ handle, title: "Two", pieces: STOCK, price: 68 }]);

  const partner = await signUp(a);
  await ask(b, partner.token, "POST", "/api/shops", {});
  const product = await eventually("the product at the other server", () => ask(b, null, "GET", `/api/products/${handle}`));
  const sku = product.skus[0];
  const link = await ask(b, partner.token, "POST", "/api/share-links", { target: { kind: "PRODUCT", id: product.id }, channel: "COPY", placement: "two" });
  const buyers = [];
  for (let i = 0; i < 10; i++) buyers.push(await buyer(ports[i % 2], link));

  let next = 0, outOfStock = 0;
  const placed = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let i = next++; i < ORDERS; i = next++) {
      const [here, there] = i % 2 ? [a, b] : [b, a];
      const shopper = buyers[i % buyers.length];
      try {
        const quote = await ask(here, shopper.token, "POST", "/api/checkout-quotes", { lines: [{ skuId: sku.id, quantity: 1 }], addressId: shopper.addressId });
        const order = await ask(here, shopper.token, "POST", "/api/orders", { lines: [{ skuId: sku.id, quantity: 1, unitPrice: sku.price }], addressId: shopper.addressId, total: quote.total });
        const charge = await ask(there, shopper.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
        await pay(here, charge.cashierUrl);
        placed.push({ id: order.id, shopper, total: order.total.amountMinor });
      } catch (error) {
        if (error.code !== "out-of-stock") throw error;
        outOfStock++;
      }
    }
  }));
  const states = await Promise.all(placed.map(({ id, shopper }, i) => eventually("a payment", async () => {
    const order = await ask(ports[i % 2], shopper.token, "GET", `/api/orders/${id}`);
    return order.state === "PAID" && order.state;
  })));

  const commission = await ask(b, partner.token, "GET", "/api/my/earnings");
  const books = await ask(a, keeper, "GET", "/api/operator/ledger/trial-balance");
  const left = await ask(a, keeper, "GET", `/api/operator/products/${product.id}`);
  console.log(`${placed.length} orders through two servers, ${outOfStock} refused for want of stock`);
  check("orders paid", states.length, STOCK);
  check("orders refused", outOfStock, ORDERS - STOCK);
  check("stock left", left.skus[0].stock, 0);
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("commission of the partner, in fen", commission.pending.amountMinor, STOCK * 680);
}

/** Everybody wants a seat at once, each at the other server than the one before; there are fewer than people. */
async function fillAtBoth(ports) {
  const [a, b] = ports;
  const keeper = await owner(a);
  const handle = `together-${Date.now().toString(36)}`;
  await sell(a, keeper, [{ handle, title: "Together", pieces: STOCK, price: 68 }]);
  const product = await eventually("the product", () => ask(b, null, "GET", `/api/products/${handle}`));
  const campaign = await campaignOf(b, keeper, product, { size: SIZE, price: 48, pieces: STOCK, seatsEach: 1 });
  const partner = await signUp(a);
  await ask(b, partner.token, "POST", "/api/shops", {});
  const link = await ask(b, partner.token, "POST", "/api/share-links", { target: { kind: "PRODUCT", id: product.id }, channel: "COPY", placement: "two" });
  const people = [];
  for (let i = 0; i < GROUPS + JOINERS; i++) people.push(await buyer(ports[i % 2], link));

  const seated = [];
  /** Placed here, charged there; tells the code of the group, or nothing where no seat was left. */
  async function buy(person, i, code) {
    const [here, there] = i % 2 ? [a, b] : [b, a];
    const request = (token, method, path, body) => ask(here, token, method, path, body);
    try {
      const order = await ask(here, person.token, "POST", "/api/orders", await wishTogether(request, person, campaign, code));
      const charge = await ask(there, person.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
      await pay(here, charge.cashierUrl);
      seated.push({ id: order.id, person });
      return order.group.code;
    } catch (error) {
      if (!isSeatless(error)) throw error;
    }
  }
  const codes = await Promise.all(people.slice(0, GROUPS).map((opener, i) => buy(opener, i)));
  for (const code of codes) await eventually("an open group", () => ask(b, null, "GET", `/api/groups/${code}`));
  await Promise.all(people.slice(GROUPS).map(async (joiner, i) => {
    // Whoever finds a group full tries the next.
    for (let at = 0; at < GROUPS && !(await buy(joiner, i + at, codes[(i + at) % GROUPS])); at++);
  }));
  await Promise.all(seated.map(({ id, person }, i) => eventually("a sale", async () =>
    (await ask(ports[i % 2], person.token, "GET", `/api/orders/${id}`)).state === "PAID")));
  const groups = await Promise.all(codes.map((code, i) => ask(ports[i % 2], null, "GET", `/api/groups/${code}`)));
  const { goods: [{ left }] } = await ask(a, keeper, "GET", `/api/operator/group-campaigns/${campaign.id}`);
  const commission = await ask(b, partner.token, "GET", "/api/my/earnings");
  const books = await ask(a, keeper, "GET", "/api/operator/ledger/trial-balance");
  console.log(`${seated.length} seats of ${GROUPS} groups through two servers, wanted by ${people.length}`);
  check("full groups", groups.filter(({ state, paid, faces }) => state === "FILLED" && paid === SIZE && faces.length === SIZE).length, GROUPS);
  check("people with a seat", seated.length, GROUPS * SIZE);
  check("pieces that are still set aside", left, STOCK - GROUPS * SIZE);
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("commission of the partner, in fen", commission.pending.amountMinor, GROUPS * SIZE * 480);
}

const ports = [await freePort(), await freePort()];
const servers = ports.map((port) => start(data, port, ports[0]));
try {
  for (const port of ports) {
    await eventually(`the server on ${port}`, () => isReady(port), 180);
  }
  await sellAtBoth(ports);
  await fillAtBoth(ports);
} finally {
  servers.forEach((server) => server.kill("SIGTERM"));
  await Promise.all(servers.map((server) => server.exitCode !== null || new Promise((ended) => server.once("exit", ended))));
  if (process.exitCode) console.log(`the servers' logs are in ${data}`);
  else rmSync(data, { recursive: true, force: true });
}
