// A market that is killed with -9 again and again, its PostgreSQL too, and people who insist until they are answered.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Kept } from "./kept.mjs";
import { Refused, ask, buyer, eventually, freePort, generator, isReady, owner, partnersLink, start } from "./market.mjs";

export class KilledMarket {
  /** How often something was sent again. */
  insisted = 0;
  #server;

  constructor(data, port) {
    this.data = data;
    this.port = port;
    this.kept = new Kept(data);
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
    const parent = Number(this.kept.postmaster()[0]);
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

/**
 * Plays on a market that is killed again and again: people, who came through one partner's link, shop until the last kill, and
 * then the verdict is given on what was acknowledged. `prepare` puts goods on sale; `shop` is one round of one person's, after
 * which they pause; `settle` waits until nobody waits for anything; SHUKE_KILLS changes how often.
 */
export async function throughKills({ tool, kills = 10, shoppers, pauseMillis, play }) {
  const seed = Number(process.argv[2] ?? Date.now() % 1_000_000_000);
  const times = Number(process.env.SHUKE_KILLS ?? kills);
  console.log(`seed ${seed}; repeat this with: node tools/${tool} ${seed}`);
  const market = await KilledMarket.inNewFolder();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (market.kill(), process.exit(1)));
  let over = false;
  try {
    await market.start();
    const keeper = await owner(market.port);
    const { orders, shop, settle, verdict } = await play(market, keeper);
    const { partner, link } = await partnersLink(market.port, "kill");
    const people = [];
    for (let i = 0; i < shoppers; i++) people.push(await buyer(market.port, link));
    const shopping = Promise.all(people.map(async (person, i) => {
      for (const random = generator(seed + 1 + i); !over; await pause(pauseMillis[0] + random() * pauseMillis[1])) {
        await shop(person, random, () => over);
      }
    }));
    await Promise.race([shopping, market.killTimes(times, generator(seed), orders)]);
    over = true;
    await shopping;
    await market.kept.quiet();
    await settle?.();
    await market.kept.quiet();
    await verdict(partner);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAILED  ${error.stack}`);
  } finally {
    over = true;
    await market.end(`All of it held through ${times} kills (seed ${seed}).`);
  }
}
