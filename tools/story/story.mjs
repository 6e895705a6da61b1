// Plays the story of one sale against a running demo market and prints where the money went.
// Everything goes over HTTP, as a browser, a phone and a payment company would send it.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

const market = (process.argv[2] ?? "http://localhost:8080").replace(/\/$/, "");
const trail = [];
const yuan = (money) => (money ? `¥${(money.amountMinor / 100).toFixed(2)}` : "");

class Refused extends Error {}

/** Somebody with a token (or nobody) and, for a browser, a visitor cookie. */
class Client {
  constructor(name) {
    this.name = name;
    this.cookies = new Map();
  }

  async send(method, path, body, headers = {}) {
    const answer = await fetch(path.startsWith("http") ? path : market + path, {
      method,
      redirect: "manual",
      headers: {
        "Accept-Language": "en",
        ...(body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" }),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(this.cookies.has("XSRF-TOKEN") ? { "X-XSRF-TOKEN": this.cookies.get("XSRF-TOKEN") } : {}),
        ...(this.cookies.size ? { Cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join("; ") } : {}),
        ...headers,
      },
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(";")[0].split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    const text = await answer.text();
    const json = /json/.test(answer.headers.get("content-type") ?? "") && text ? JSON.parse(text) : undefined;
    if (answer.status >= 400) {
      throw new Refused(`${this.name}: ${method} ${path}: ${answer.status} ${json?.title ?? ""} ${json?.detail ?? text.slice(0, 200)}`);
    }
    return json ?? text;
  }

  get(path, headers) {
    return this.send("GET", path, undefined, headers);
  }

  post(path, body = {}, headers = {}) {
    return this.send("POST", path, body, { "Idempotency-Key": randomUUID(), ...headers });
  }

  /** Signs in with a one-time code, as it lands in the demo's mail box. */
  async signInByCode(phone) {
    const asked = await this.post("/api/sign-in-codes", { phone });
    const code = await eventually(`a code for ${this.name}`, async () => {
      const { items } = await this.get("/api/demo/messages");
      return items.find((message) => message.to.replace(/\D/g, "").endsWith(phone) && message.code)?.code;
    });
    const session = await this.post("/api/sessions", { requestId: asked.requestId, code, delivery: "token" });
    this.token = session.token;
    this.person = session.session.person;
    return session;
  }

  async signInByPassword(phone, password) {
    const session = await this.post("/api/sessions", { phone, password, delivery: "token" });
    this.token = session.token;
    this.person = session.session.person;
  }

  /** Opens a friend's link on a phone, which counts as a visit. */
  async comeThrough(link) {
    const page = await this.get(new URL(link.url, market).pathname, { Accept: "text/html", "User-Agent": "Mozilla/5.0 (iPhone) Mobile" });
    const firstData = JSON.parse(page.match(/<script[^>]*id="first-data"[^>]*>([^<]*)<\/script>/)[1]);
    await this.post("/api/touches", { token: firstData.touchToken });
  }

  async buy(handle, pick, quantity, address) {
    const product = await this.get(`/api/products/${handle}`);
    const sku = pick ? product.skus.find((each) => each.optionValues.some((value) => value.includes(pick))) : product.skus[0];
    const addressId = address.id ?? (await this.post("/api/me/addresses", address)).id;
    const lines = [{ skuId: sku.id, quantity }];
    const quote = await this.post("/api/checkout-quotes", { lines, addressId });
    const order = await this.post("/api/orders", {
      lines: [{ skuId: sku.id, quantity, unitPrice: sku.price }],
      addressId,
      total: quote.total,
    });
    const charge = await this.post(`/api/orders/${order.id}/charges`, { provider: "sandbox" });
    await payAtTheCashier(charge.cashierUrl);
    return order;
  }
}

/** What the buyer does on the payment company's own page. */
async function payAtTheCashier(url) {
  const buyer = new Client("the cashier");
  await buyer.get(url, { Accept: "text/html" });
  const path = new URL(url).pathname;
  const answer = await fetch(`${market}${path}/payment`, {
    method: "POST",
    redirect: "manual",
    headers: {
      Cookie: [...buyer.cookies].map(([k, v]) => `${k}=${v}`).join("; "),
      "Content-Type": "application/x-www-form-urlencoded",
      ...(buyer.cookies.get("XSRF-TOKEN") ? { "X-XSRF-TOKEN": buyer.cookies.get("XSRF-TOKEN") } : {}),
    },
    body: "",
  });
  if (answer.status >= 400) throw new Refused(`the cashier: ${answer.status} ${await answer.text()}`);
}

async function eventually(what, attempt, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await attempt();
    if (found) return found;
    if (Date.now() > end) throw new Refused(`waited ${seconds} s for ${what}`);
    await pause(50);
  }
}

async function note(owner, what, amount = "") {
  const balance = await owner.get("/api/operator/ledger/trial-balance");
  trail.push({ "what happened": what, amount, "ledger sums to": yuan(balance.difference) });
  console.log(`  ${what}${amount ? "  " + amount : ""}`);
  if (balance.difference.amountMinor !== 0) throw new Refused(`the ledger is off by ${yuan(balance.difference)}`);
}

const address = (name, phone) => ({
  recipient: name, phone, province: "浙江省", city: "杭州市", district: "西湖区", street: `文三路 ${phone.slice(2, 5)} 号`, preferred: true,
});

async function play() {
  const session = await new Client("nobody").get("/api/session");
  if (!session.demo) throw new Refused("this market is not a demo; the story is played in the demo profile alone");
  const { items: people } = await new Client("nobody").get("/api/demo/people");
  const keeper = people.find((person) => person.staffRights?.includes("OWNER") || /OWNER|owner/.test(person.role ?? ""));
  const owner = new Client("the owner");
  await owner.signInByPassword(keeper.phone, keeper.password);

  // A merchant imports a catalogue.
  const run = Date.now().toString(36);
  const handle = `story-honey-${run}`;
  const form = new FormData();
  form.set("dryRun", "false");
  form.set("file", new Blob([
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Commission budget percent (product.metafields.shuke.commission_budget_percent),Status\n" +
    `${handle},故事蜂蜜 Story honey,<p>一罐蜂蜜。</p>,蜂场 Hive,食品 Food,honey,TRUE,规格 Size,500 g,STORY-${run},500,20,68.00,34.00,15,active\n`,
  ], { type: "text/csv" }), "story.csv");
  const started = await owner.send("POST", "/api/operator/imports", form, { "Idempotency-Key": randomUUID() });
  const done = await eventually("the import", async () => {
    const state = await owner.get(`/api/operator/imports/${started.id}`);
    return state.state !== "RUNNING" && state;
  });
  await hangUp(owner, "linden-honey", handle);
  await note(owner, `The merchant imports a catalogue: ${done.created} product made, ${done.refused} refused`);

  // Lin buys a jar, and opens her shop from the receipt.
  const tail = String(Date.now()).slice(-7);
  const lin = new Client("Lin");
  await lin.signInByCode(`1381${tail}`);
  const first = await lin.buy(handle, "500", 1, address("林晓雨", `1381${tail}`));
  await eventually("Lin's payment", async () => (await lin.get(`/api/orders/${first.id}`)).state === "PAID");
  await note(owner, "Lin buys a jar of honey and pays", yuan(first.total));
  const shop = await lin.post("/api/shops", {});
  const product = await lin.get(`/api/products/${handle}`);
  const link = await lin.post("/api/share-links", {
    target: { kind: "PRODUCT", id: product.id }, channel: "POSTER", placement: "receipt",
  });
  const posterUrl = new URL(link.posters[0].url, market);
  const poster = await fetch(market + posterUrl.pathname);
  const bytes = (await poster.arrayBuffer()).byteLength;
  if (poster.status !== 200) throw new Refused(`the poster: ${poster.status}`);
  await note(owner, `Lin opens her shop (/u/${shop.handle}) and her poster is ready: ${Math.round(bytes / 1024)} kB`);

  // Mei scans the poster, signs in, buys; Lin sees it.
  const mei = new Client("Mei");
  await mei.comeThrough(link);
  await mei.signInByCode(`1391${tail}`);
  const before = (await lin.get("/api/my/commissions")).items.length;
  const second = await mei.buy(handle, "500", 2, address("梅若兰", `1391${tail}`));
  await eventually("Mei's payment", async () => (await mei.get(`/api/orders/${second.id}`)).state === "PAID");
  const paidAt = Date.now();
  const earned = await eventually("Lin's commission", async () => {
    const { items } = await lin.get("/api/my/commissions");
    return items.length > before && items;
  });
  await note(owner, "Mei scans the poster, signs in by phone, buys two jars and pays", yuan(second.total));
  const earnings = await lin.get("/api/my/earnings");
  await note(owner, `Lin sees her commission ${Date.now() - paidAt} ms later`, yuan(earnings.pending));
  for (const commission of earned.slice(0, earned.length - before)) {
    const why = await lin.get(`/api/commissions/${commission.id}/explanation`);
    console.log(`      ${commission.role.toLowerCase()}: ${yuan(commission.amount)} = ${yuan(why.budget)} × ${why.rateBasisPoints / 100} %, plan ${why.planVersion}; ${why.sentences[0] ?? ""}`);
  }

  // The goods travel, the return window ends, the commission is released.
  await owner.post(`/api/operator/orders/${second.id}/shipment`, { carrier: "SF", trackingNumber: `SF${tail}` });
  await mei.post(`/api/orders/${second.id}/receipt`);
  await note(owner, "The parcel is shipped and Mei confirms that she has it");
  await owner.post("/api/demo/clock", { advanceSeconds: 8 * 24 * 3600 });
  const released = await eventually("the release", async () => {
    const now = await lin.get("/api/my/earnings");
    return now.available.amountMinor > 0 && now;
  }, 60);
  await note(owner, "Eight days later the return window is over: released", yuan(released.available));

  // Lin shows who she is, asks for her money, the operator approves, it is paid.
  const identity = await lin.post("/api/me/identity-check", { realName: "林晓雨", number: idNumber(), agrees: true });
  await note(owner, "Lin's identity is verified", `${identity.nameMasked} ****${identity.numberTail}`);
  const payout = await lin.post("/api/my/payouts", { amount: released.available });
  await note(owner, "Lin asks for a payout", yuan(payout.amount));
  await owner.post(`/api/operator/payouts/${payout.id}/approval`);
  await eventually("the payout", async () => {
    const { items } = await lin.get("/api/my/payouts");
    return items.find((each) => each.id === payout.id).state === "PAID";
  }, 60);
  await note(owner, "The operator approves, and it is paid", yuan(payout.net));
  const end = await lin.get("/api/my/earnings");
  console.log();
  console.table(trail);
  console.table(["pending", "available", "inPayout", "paid", "debt"].map((name) => ({ "Lin's money": name, amount: yuan(end[name]) })));
  const balance = await owner.get("/api/operator/ledger/trial-balance");
  console.table(balance.rows.map((row) => ({ account: row.kind, accounts: row.accounts, balance: yuan(row.balance) })));
}

/** Gives a product the picture of another one: an import records a picture's address and fetches nothing. */
async function hangUp(owner, from, to) {
  const [{ pictures }, { id }] = await Promise.all([from, to].map((handle) => owner.get(`/api/products/${handle}`)));
  if (pictures.length) await owner.post(`/api/operator/products/${id}/pictures`, { mediaId: pictures[0].id, alt: pictures[0].alt });
}

/** An identity card's number that is right by its check digit. */
function idNumber() {
  const digits = `3301${String(Date.now()).slice(-2)}19900307${100 + (Date.now() % 300)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(digits[at]), 0);
  return digits + "10X98765432"[sum % 11];
}

try {
  console.log(`The story of one sale, on ${market}\n`);
  await play();
} catch (error) {
  if (error instanceof Refused) console.error(`\nThe story stops: ${error.message}`);
  else if (error.cause?.code === "ECONNREFUSED") console.error(`Nobody answers on ${market}. Start the market with ./shuke up.`);
  else throw error;
  process.exitCode = 1;
}
