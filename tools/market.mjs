// What checks by hand need: a built market on a port of its own, and people who use it over HTTP.
import { spawn } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** JAVA_HOME's, or else the first in the usual folder whose release file says 25 or newer. */
export const java = findJava();

function findJava() {
  const usual = "/usr/lib/jvm";
  const homes = [process.env.JAVA_HOME, ...(existsSync(usual) ? readdirSync(usual).map((name) => join(usual, name)) : [])];
  for (const home of homes.filter(Boolean)) {
    const release = join(home, "release");
    const version = existsSync(release) && /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8"))?.[1];
    if (Number(version) >= 25) return join(home, "bin", "java");
  }
  console.error("JDK 25 or newer is needed: set JAVA_HOME to one.");
  process.exit(1);
}

/** How often a server answered with a fault of its own. */
export const faults = { count: 0 };

export class Refused extends Error {
  constructor(status, text) {
    super(`${status}: ${text.slice(0, 300)}`);
    this.status = status;
    if (status >= 500) faults.count++;
    this.code = /"code":"([^"]+)"/.exec(text)?.[1];
  }
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A server on its port, with settings of its own; its log lies in the data folder. */
export function start(data, port, settings = {}) {
  const log = openSync(join(data, `server-${port}.log`), "a");
  const cache = "server/target/app/shuke.aot";
  const server = spawn(java, ["--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx512m",
    ...(existsSync(cache) ? [`-XX:AOTCache=${cache}`] : []),
    "-Dspring.profiles.active=demo", "-jar", "server/target/app/shuke.jar"], {
    env: { ...process.env, SHUKE_DATA: data, SHUKE_PORT: String(port), SHUKE_PUBLIC_URL: `http://localhost:${port}`, ...settings },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return server;
}

export const isReady = async (port) => (await fetch(`http://localhost:${port}/actuator/health/readiness`)).ok;

export async function ask(port, token, method, path, body, headers = {}) {
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

/** Presses the button on the sandbox's page. */
export async function pay(port, cashierUrl) {
  const paid = await fetch(`http://localhost:${port}${new URL(cashierUrl).pathname}/payment`, {
    method: "POST", redirect: "manual", headers: { "Content-Type": "application/x-www-form-urlencoded" },
  });
  const text = await paid.text();
  if (paid.status >= 400) throw new Refused(paid.status, text);
}

export async function eventually(what, attempt, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    const found = await attempt().catch((error) => (error instanceof Refused || error instanceof TypeError ? undefined : Promise.reject(error)));
    if (found) return found;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

/** A small generator of numbers from 0 to 1 (mulberry32), so that a run can be repeated. */
export function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The demonstration's owner, signed in. */
export async function owner(port) {
  const { items: people } = await ask(port, null, "GET", "/api/demo/people");
  const keeper = people.find((person) => person.staffRights.includes("OWNER"));
  return (await ask(port, null, "POST", "/api/sessions", { phone: keeper.phone, password: keeper.password, delivery: "token" })).token;
}

/** Puts goods on sale, with a commission budget of ten percent; `goods` are their handles, titles, pieces and prices in yuan. */
export async function sell(port, token, goods) {
  const form = new FormData();
  form.set("dryRun", "false");
  form.set("file", new Blob(["Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Commission budget percent (product.metafields.shuke.commission_budget_percent),Status\n",
    ...goods.map(({ handle, title, pieces, price }) => `${handle},${title},<p>-</p>,Hive,食品 Food,honey,TRUE,Size,500 g,${handle},500,${pieces},${price.toFixed(2)},${(price / 2).toFixed(2)},10,active\n`)]), "goods.csv");
  const job = await ask(port, token, "POST", "/api/operator/imports", form);
  await eventually("the import", async () => (await ask(port, token, "GET", `/api/operator/imports/${job.id}`)).state === "DONE");
}

/** Somebody new, signed in at one server and known at every other; with a visitor, in that one's browser. */
export async function signUp(port, visitor) {
  const phone = `137${String(randomInt(100_000_000)).padStart(8, "0")}`;
  const cookie = visitor ? { Cookie: visitor.cookies, "X-XSRF-TOKEN": visitor.csrf } : {};
  const { requestId } = await ask(port, null, "POST", "/api/sign-in-codes", { phone }, cookie);
  const code = await eventually(`a code for ${phone}`, async () =>
    (await ask(port, null, "GET", "/api/demo/messages")).items.find(({ to, code }) => code && to === phone)?.code);
  const { token } = await ask(port, null, "POST", "/api/sessions", { requestId, code, delivery: "token" }, cookie);
  return { phone, token };
}

/** Somebody who came through the link and has an address. */
export async function buyer(port, link) {
  const signedUp = await signUp(port, await visit(port, new URL(link.url).pathname));
  const address = await ask(port, signedUp.token, "POST", "/api/me/addresses", { recipient: "若兰", phone: signedUp.phone, province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路" });
  return { ...signedUp, addressId: address.id };
}

/** A new partner, and their link to the whole market. */
export async function partnersLink(port, placement) {
  const partner = await signUp(port);
  await ask(port, partner.token, "POST", "/api/shops", {});
  const link = await ask(port, partner.token, "POST", "/api/share-links", { target: { kind: "MARKET" }, channel: "COPY", placement });
  return { partner, link };
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

/** Prints whether something is as it should be; the process ends with 1 if anything is not. */
export function check(what, found, expected) {
  const right = JSON.stringify(found) === JSON.stringify(expected);
  console.log(`  ${right ? "ok     " : "FAILED "} ${what}: ${JSON.stringify(found)}${right ? "" : `, not ${JSON.stringify(expected)}`}`);
  if (!right) process.exitCode = 1;
}
