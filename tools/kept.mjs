// What a market with a PostgreSQL of its own keeps, read past its servers.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ask, check, eventually, java } from "./market.mjs";

export class Kept {
  #data;

  constructor(data) {
    this.#data = data;
  }

  /** The lines of its PostgreSQL's own file: the first is the process, the fourth the port. */
  postmaster() {
    return readFileSync(join(this.#data, "postgres/cluster/postmaster.pid"), "utf8").split("\n");
  }

  #password() {
    return readFileSync(join(this.#data, "postgres/password"), "utf8").trim();
  }

  /** How another server finds it. */
  url() {
    return `postgres://shuke:${this.#password()}@127.0.0.1:${this.postmaster()[3].trim()}/shuke`;
  }

  /** The rows of each statement. */
  query(...statements) {
    const url = `jdbc:postgresql://127.0.0.1:${this.postmaster()[3].trim()}/shuke`;
    const told = execFileSync(java, ["-cp", "server/target/app/lib/*", "tools/Ask.java", url, "shuke", this.#password(), ...statements], { encoding: "utf8", maxBuffer: 1 << 30 });
    return told.trim().split("\n").map((line) => JSON.parse(line));
  }

  /** Until nothing waits any more: no notice, no refund, no word to a listener, no order for the group that it gathers in. */
  async quiet(seconds = 240) {
    await eventually("all to be quiet", async () => {
      const [[left]] = this.query(`select (select count(*) from sandbox.notice where state = 'WAITING')
        + (select count(*) from payment.refund where state not in ('DONE', 'CLOSED'))
        + (select count(*) from groupbuying.groups where state in ('FILLED', 'FAILED') and moved_on_at is null)
        + (select count(*) from shared.outbox) as count`);
      return left.count === 0 || pause(1_000);
    }, seconds);
  }
}

/** What holds of money whatever was sold: the books are even, and say what the payment company's say. */
export async function checkBooks(kept, port, keeper) {
  const [[sums], twice] = kept.query(
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
  const books = await ask(port, keeper, "GET", "/api/operator/ledger/trial-balance");
  check("the ledger's difference", books.difference.amountMinor, 0);
  check("accounts adrift", books.drift, 0);
  check("all entries together", Number(sums.entries), 0);
  check("what lies at the payment company, by its books and by ours", Number(sums.clearing), sums.taken - sums.given_back);
  console.log("Every refund was made exactly once");
  check("refunds that are not done", sums.not_done, 0);
  check("refunds that the payment company did not make", sums.not_made, 0);
  check("refunds that it made unasked or twice", sums.not_asked + twice.length, 0);
}
