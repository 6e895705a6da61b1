// Two servers on one PostgreSQL sell one product at once: orders are placed at the one, charged at the other, notices
// arrive wherever the public address leads, and afterwards stock, ledger and commission must add up.
//
//   ./shuke build
//   SHUKE_DATABASE_URL=postgres://user:password@127.0.0.1:5432/empty node tools/two-processes.mjs
//
// Run by hand, as anybody; about two minutes. The database has to be empty, or a demonstration's.
import { spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const ORDERS = 200;
const STOCK = 150;
const AT_ONCE = 8;
const java = join(process.env.JAVA_HOME ?? "/usr/lib/jvm/temurin-25-jdk-amd64", "bin", "java");
const data = mkdtempSync(join(tmpdir(), "shuke-two-"));

class Refused extends Error {
  constructor(status, text) {
    super(`${status}: ${text.slice(0, 300)}`);
    this.status = status;
    this.code = /"code":"([^"]+)"/.exec(text)?.[1];
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A server on its port; both have one public address and one folder of pictures, as behind a balancer. */
function start(port, publicPort) {
  const log = openSync(join(data, `server-${port}.log`), "w");
  const server = spawn(java, ["--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m",
    "-Dspring.profiles.active=demo", "-jar", "server/target/app/shuke.jar"], {
    env: { ...process.env, SHUKE_DATA: data, SHUKE_PORT: String(port), SHUKE_PUBLIC_URL: `http://localhost:${publicPort}` },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return server;
}

async function ask(port, token, method, path, body, headers = {}) {
  const answer = await fetch(path.startsWith("http") ? path : `http://localhost:${port}${path}`, {
    method,
    headers: {
      "Accept-Language": "en",
      "Idempotency-Key": randomUUID(),
      ...(body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" }),
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status >= 400) throw new Refused(answer.status, text);
  return /json/.test(answer.headers.get("content-type") ?? "") && text ? JSON.parse(text) : text;
}

async function eventually(what, attempt, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    const found = await attempt().catch((error) => (error instanceof Refused || error instanceof TypeError ? undefined : Promise.reject(error)));
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/** Somebody new, signed in at one server and known at the other. */
async function signUp(port, visitor) {
  const phone = `137${String(randomInt(100_000_000)).padStart(8, "0")}`;
  const cookie = visitor ? { Cookie: visitor.cookies, "X-XSRF-TOKEN": visitor.csrf } : {};
  const { requestId } = await ask(port, null, "POST", "/api/sign-in-codes", { phone }, cookie);
  const code = await eventually(`a code for ${phone}`, async () =>
    (await ask(port, null, "GET", "/api/demo/messages")).items.find(({ to, code }) => code && to === phone)?.code);
  const { token } = await ask(port, null, "POST", "/api/sessions", { requestId, code, delivery: "token" }, cookie);
  return { phone, token };
}

/** Opens a link in a new browser, which counts as a visit. */
async function visit(port, path) {
  const page = await fetch(`http://localhost:${port}${path}`, { headers: { Accept: "text/html", "User-Agent": "Mozilla/5.0 (iPhone) Mobile" } });
  const cookies = page.headers.getSetCookie().map((line) => line.split(";")[0]);
  const csrf = cookies.find((cookie) => cookie.startsWith("XSRF-TOKEN="))?.split("=")[1] ?? "";
  const visitor = { cookies: cookies.join("; "), csrf };
  const { touchToken } = JSON.parse(/id="first-data"[^>]*>([^<]*)</.exec(await page.text())[1]);
  await ask(port, null, "POST", "/api/touches", { token: touchToken }, { Cookie: visitor.cookies, "X-XSRF-TOKEN": csrf });
  return visitor;
}

function check(what, found, expected) {
  const right = JSON.stringify(found) === JSON.stringify(expected);
  console.log(`  ${right ? "ok     " : "FAILED "} ${what}: ${JSON.stringify(found)}${right ? "" : `, not ${JSON.stringify(expected)}`}`);
  if (!right) process.exitCode = 1;
}

async function sell(ports) {
  const [a, b] = ports;
  const { items: people } = await ask(a, null, "GET", "/api/demo/people");
  const keeper = people.find((person) => person.staffRights.includes("OWNER"));
  const owner = (await ask(a, null, "POST", "/api/sessions", { phone: keeper.phone, password: keeper.password, delivery: "token" })).token;
  const handle = `two-${Date.now().toString(36)}`;
  const form = new FormData();
  form.set("dryRun", "false");
  form.set("file", new Blob([`Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Commission budget percent (product.metafields.shuke.commission_budget_percent),Status\n${handle},Two,<p>-</p>,Hive,食品 Food,honey,TRUE,Size,500 g,${handle},500,${STOCK},68.00,34.00,10,active\n`]), "two.csv");
  const job = await ask(a, owner, "POST", "/api/operator/imports", form);
  await eventually("the import", async () => (await ask(b, owner, "GET", `/api/operator/imports/${job.id}`)).state === "DONE");

  const partner = await signUp(a);
  await ask(b, partner.token, "POST", "/api/shops", {});
  const product = await eventually("the product at the other server", () => ask(b, null, "GET", `/api/products/${handle}`));
  const sku = product.skus[0];
  const link = await ask(b, partner.token, "POST", "/api/share-links", { target: { kind: "PRODUCT", id: product.id }, channel: "COPY", placement: "two" });
  const path = new URL(link.url).pathname;
  const buyers = [];
  for (let i = 0; i < 10; i++) {
    const port = ports[i % 2];
    const visitor = await visit(port, path);
    const buyer = await signUp(port, visitor);
    buyer.addressId = (await ask(port, buyer.token, "POST", "/api/me/addresses", { recipient: "Two", phone: buyer.phone, province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路" })).id;
    buyers.push(buyer);
  }

  let next = 0, outOfStock = 0;
  const placed = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let i = next++; i < ORDERS; i = next++) {
      const [here, there] = i % 2 ? [a, b] : [b, a];
      const buyer = buyers[i % buyers.length];
      try {
        const quote = await ask(here, buyer.token, "POST", "/api/checkout-quotes", { lines: [{ skuId: sku.id, quantity: 1 }], addressId: buyer.addressId });
        const order = await ask(here, buyer.token, "POST", "/api/orders", { lines: [{ skuId: sku.id, quantity: 1, unitPrice: sku.price }], addressId: buyer.addressId, total: quote.total });
        const charge = await ask(there, buyer.token, "POST", `/api/orders/${order.id}/charges`, { provider: "sandbox" });
        const paid = await fetch(`http://localhost:${here}${new URL(charge.cashierUrl).pathname}/payment`, { method: "POST", redirect: "manual", headers: { "Content-Type": "application/x-www-form-urlencoded" } });
        if (paid.status >= 400) throw new Refused(paid.status, await paid.text());
        placed.push({ id: order.id, buyer, total: order.total.amountMinor });
      } catch (error) {
        if (error.code !== "out-of-stock") throw error;
        outOfStock++;
      }
    }
  }));
  const states = await Promise.all(placed.map(({ id, buyer }, i) => eventually("a payment", async () => {
    const order = await ask(ports[i % 2], buyer.token, "GET", `/api/orders/${id}`);
    return order.state === "PAID" && order.state;
  })));

  const commission = await ask(b, partner.token, "GET", "/api/my/earnings");
  const books = await ask(a, owner, "GET", "/api/operator/ledger/trial-balance");
  const left = await ask(a, owner, "GET", `/api/operator/products/${product.id}`);
  console.log(`${placed.length} orders through two servers, ${outOfStock} refused for want of stock`);
  check("orders paid", states.length, STOCK);
  check("orders refused", outOfStock, ORDERS - STOCK);
  check("stock left", left.skus[0].stock, 0);
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("commission of the partner, in fen", commission.pending.amountMinor, STOCK * 680);
}

const ports = [await freePort(), await freePort()];
const servers = ports.map((port) => start(port, ports[0]));
try {
  for (const port of ports) {
    await eventually(`the server on ${port}`, async () => (await fetch(`http://localhost:${port}/actuator/health/readiness`)).ok, 180);
  }
  await sell(ports);
} finally {
  servers.forEach((server) => server.kill("SIGTERM"));
  await Promise.all(servers.map((server) => server.exitCode !== null || new Promise((ended) => server.once("exit", ended))));
  if (process.exitCode) console.log(`the servers' logs are in ${data}`);
  else rmSync(data, { recursive: true, force: true });
}
