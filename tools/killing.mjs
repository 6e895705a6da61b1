// A market that is killed with -9 again and again, its PostgreSQL too, and people who insist until they are answered.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refused, ask, eventually, freePort, isReady, java, start } from "./market.mjs";

/** A small generator of numbers from 0 to 1 (mulberry32), so that a run can be repeated. */
export function generator(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class KilledMarket {
  /** How often something was sent again. */
  insisted = 0;
  #server;

  constructor(data, port) {
    this.data = data;
    this.port = port;
  }

  static async inNewFolder() {
    return new KilledMarket(mkdtempSync(join(tmpdir(), "shuke-kill-")), await freePort());
  }

  async start() {
    this.#server = start(this.data, this.port);
    await eventually("the market", () => isReady(this.port), 180);
  }

  /** Again and again until it is answered: silence, a fault of the server's and "still running" are no answers. */
  async insist(act) {
    for (const end = Date.now() + 120_000; ; await pause(150)) {
      try {
        return await act();
      } catch (error) {
        const answered = error instanceof Refused && error.status < 500 && !["still-running", "busy"].includes(error.code);
        if (answered || Date.now() > end) throw error;
        this.insisted++;
      }
    }
  }

  /** The same request with the same key until it is answered. */
  request(token, method, path, body) {
    const key = { "Idempotency-Key": randomUUID() };
    return this.insist(() => ask(this.port, token, method, path, body, key));
  }

  /** Kills it so many times, each time a few seconds after `orders` – a list that grows – shows that it sells again. */
  async killTimes(times, random, orders) {
    for (const [i, what] of victims(times, random).entries()) {
      await pause(3_000 + random() * 4_000);
      const before = orders.length, since = Date.now();
      await (what === "server" ? this.#killServer() : this.#killDatabase());
      await eventually("the market to come back", () => isReady(this.port), 120);
      await eventually("an order that was begun after the kill", async () => orders.slice(before).some((order) => order.since > since), 120);
      console.log(`  ${String(i + 1).padStart(2)}. ${what.padEnd(8)} killed after ${before} orders, selling again after ${((Date.now() - since) / 1000).toFixed(1)} s`);
    }
  }

  async #killServer() {
    const gone = new Promise((ended) => this.#server.once("exit", ended));
    this.#server.kill("SIGKILL");
    await gone;
    this.#server = start(this.data, this.port);
  }

  /** With all of its children, as when the machine takes them all. */
  #killDatabase() {
    const parent = Number(this.#postmaster()[0]);
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

  #postmaster() {
    return readFileSync(join(this.data, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
  }

  /** The rows of each statement. */
  query(...statements) {
    const url = `jdbc:postgresql://127.0.0.1:${this.#postmaster()[3].trim()}/shuke`;
    const password = readFileSync(join(this.data, "postgres/password"), "utf8").trim();
    const told = execFileSync(java, ["-cp", "server/target/app/lib/*", "tools/Ask.java", url, "shuke", password, ...statements], { encoding: "utf8", maxBuffer: 1 << 30 });
    return told.trim().split("\n").map((line) => JSON.parse(line));
  }

  /** Until nothing waits any more: no notice, no refund, no word to a listener, no order for the group that it gathers in. */
  async quiet() {
    await eventually("all to be quiet", async () => {
      const [[left]] = this.query(`select (select count(*) from sandbox.notice where state = 'WAITING')
        + (select count(*) from payment.refund where state not in ('DONE', 'CLOSED'))
        + (select count(*) from groupbuying.groups where state in ('FILLED', 'FAILED') and moved_on_at is null)
        + (select count(*) from shared.outbox) as count`);
      return left.count === 0 || pause(1_000);
    }, 240);
  }

  /** Ends it and the process, with 1 and the data kept if anything was not as it should be. */
  async end(held) {
    this.kill();
    if (this.#server && this.#server.exitCode === null && this.#server.signalCode === null) await new Promise((ended) => this.#server.once("exit", ended));
    console.log(process.exitCode ? `FAILED; data and logs are in ${this.data}` : held);
    if (!process.exitCode && existsSync(this.data)) rmSync(this.data, { recursive: true, force: true });
    process.exit();
  }

  kill() {
    this.#server?.kill("SIGTERM");
  }
}

/** As many of the one as of the other, in an order of the seed's. */
function victims(times, random) {
  const all = Array.from({ length: times }, (_, i) => (i % 2 ? "database" : "server"));
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** What holds of money whatever was sold: the books are even, and say what the payment company's say. */
export async function checkBooks(market, keeper, check) {
  const [[sums], twice] = market.query(
    `select (select coalesce(sum(amount_minor), 0) from ledger.entry) as entries,
            (select -coalesce(sum(balance_minor), 0) from ledger.account where kind = 'PROVIDER_CLEARING') as clearing,
            (select coalesce(sum(amount_minor), 0) from sandbox.charge where state = 'PAID') as taken,
            (select coalesce(sum(amount_minor), 0) from sandbox.refund where state = 'DONE') as given_back,
            (select count(*) from payment.refund r where not exists (select from sandbox.refund s
                where s.number = r.id::text and s.state = 'DONE' and s.amount_minor = r.amount_minor)) as not_made,
            (select count(*) from sandbox.refund s where not exists (select from payment.refund r where r.id::text = s.number)) as not_asked,
            (select count(*) from payment.refund where state <> 'DONE') as not_done`,
    `select number, count(*) as count from sandbox.refund group by number having count(*) > 1`);
  console.log("The trial balance is zero");
  const books = await ask(market.port, keeper, "GET", "/api/operator/ledger/trial-balance");
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("all entries together", Number(sums.entries), 0);
  check("what lies at the payment company, by its books and by ours", Number(sums.clearing), sums.taken - sums.given_back);
  console.log("Every refund was made exactly once");
  check("refunds that are not done", sums.not_done, 0);
  check("refunds that the payment company did not make", sums.not_made, 0);
  check("refunds that it made unasked or twice", sums.not_asked + twice.length, 0);
}
