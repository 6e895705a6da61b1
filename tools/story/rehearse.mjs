// Plays the story once and then reads as many shoppers would, so that the JDK remembers which code is hot (see "train" in
// the launcher). Nothing is measured here.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const market = process.argv[2];
const SECONDS = 12;

async function read(path) {
  const answer = await fetch(market + path, { headers: { "Accept-Language": "zh-CN" } });
  return answer.headers.get("content-type")?.includes("json") ? answer.json() : answer.text();
}

for (let tries = 0; ; tries++) {
  if (await fetch(`${market}/actuator/health/readiness`).then((answer) => answer.ok, () => false)) break;
  if (tries > 600) throw new Error("the market does not start");
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const story = fileURLToPath(new URL("story.mjs", import.meta.url));
const played = spawnSync(process.execPath, [story, market], { encoding: "utf8" });
if (played.status !== 0) console.error(played.stdout, played.stderr);

const { items } = await read("/api/products");
const paths = [
  "/",
  "/api/products",
  "/api/categories",
  "/api/session",
  ...items.slice(0, 8).flatMap((product) => [`/p/${product.handle}`, `/api/products/${product.handle}`]),
];
const end = Date.now() + SECONDS * 1000;
await Promise.all(
  [0, 1, 2, 3].map(async (shopper) => {
    for (let turn = shopper; Date.now() < end; turn++) await read(paths[turn % paths.length]);
  }),
);
