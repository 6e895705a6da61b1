/**
 * Draws two pictures of every product in scenes.mjs, the banners, and (with --sheet FILE) a contact sheet.
 * `node pictures.mjs [--only handle,handle] [--sheet FILE]`
 */
import { createRequire } from 'node:module';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { banners, scenes, tones } from './scenes.mjs';

const icons = createRequire(import.meta.url)('@iconify-json/fluent-emoji/icons.json').icons;
const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../../server/src/main/resources/demo/pictures');

/** Icons are cut out to their painted bounds, so that each stands on its own feet. */
const cutouts = new Map();

async function cutout({ name, turn, fade, light }) {
  const key = `${name}/${turn}/${fade}/${light}`;
  if (!cutouts.has(key)) cutouts.set(key, await drawCutout(name, turn, fade, light));
  return cutouts.get(key);
}

async function drawCutout(name, turn, fade, light) {
  if (!icons[name]) throw new Error(`fluent-emoji has no icon named ${name}`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    width="1024" height="1024" viewBox="-1 -1 34 34">${icons[name].body}</svg>`;
  const drawn = await sharp(Buffer.from(svg), { limitInputPixels: false }).ensureAlpha().png().toBuffer();
  const plain = turn === 0 && fade === 1 && light === 1;
  const toned = plain ? drawn : await sharp(drawn).modulate({ hue: turn, saturation: fade, brightness: light }).png().toBuffer();
  const { data, info } = await sharp(toned).trim({ background: '#00000000', threshold: 8 }).png()
    .toBuffer({ resolveWithObject: true });
  return { href: `data:image/png;base64,${data.toString('base64')}`, ratio: info.width / info.height };
}

/** One icon standing with its foot at (x, y), `size` along its longer side, leaning by `lean` degrees. */
async function standing(what, { x, y, size, lean = 0, shadow = 1 }) {
  const { href, ratio } = await cutout(what);
  const w = ratio >= 1 ? size : size * ratio;
  const h = ratio >= 1 ? size / ratio : size;
  const reach = Math.max(w, h);
  return `<ellipse cx="${x + w * 0.03}" cy="${y - h * 0.005}" rx="${w * 0.46}" ry="${reach * 0.055}" fill="#6b4a2b"
      opacity="${0.3 * shadow}" filter="url(#soft)"/>
    <ellipse cx="${x}" cy="${y - h * 0.012}" rx="${w * 0.33}" ry="${reach * 0.022}" fill="#4a2f18"
      opacity="${0.34 * shadow}" filter="url(#near)"/>
    <g transform="rotate(${lean} ${x} ${y - h / 2})"><image href="${href}" x="${x - w / 2}" y="${y - h}"
      width="${w}" height="${h}" preserveAspectRatio="none" filter="url(#cast)"/></g>`;
}

const defs = ([light, rim, shape], cx, cy, r) => `<defs>
  <radialGradient id="ground" gradientUnits="userSpaceOnUse" cx="${cx}" cy="${cy}" r="${r}">
    <stop offset="0" stop-color="${light}"/><stop offset=".5" stop-color="${light}"/><stop offset="1" stop-color="${rim}"/></radialGradient>
  <radialGradient id="disc" cx=".42" cy=".34" r=".8"><stop offset="0" stop-color="${rim}"/><stop offset="1" stop-color="${shape}"/></radialGradient>
  <linearGradient id="arch" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${shape}"/><stop offset="1" stop-color="${rim}"/></linearGradient>
  <linearGradient id="side" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${rim}"/><stop offset=".35" stop-color="#fffdf9"/><stop offset="1" stop-color="${shape}"/></linearGradient>
  <linearGradient id="top" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fffefb"/><stop offset="1" stop-color="${rim}"/></linearGradient>
  <filter id="soft" x="-100%" y="-300%" width="300%" height="700%"><feGaussianBlur stdDeviation="16 9"/></filter>
  <filter id="near" x="-100%" y="-300%" width="300%" height="700%"><feGaussianBlur stdDeviation="7 4"/></filter>
  <filter id="cast" x="-30%" y="-30%" width="160%" height="170%"><feDropShadow dx="4" dy="12" stdDeviation="12" flood-color="#7a5230" flood-opacity=".22"/></filter>
</defs>`;

const frame = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;

/** First view: the subject in front of a soft disc, companions small at its feet. */
async function first({ subject, companions: [left, right], tone }) {
  return frame(800, 800, `${defs(tones[tone], 400, 380, 620)}
    <rect width="800" height="800" fill="url(#ground)"/>
    <circle cx="400" cy="380" r="262" fill="url(#disc)" opacity=".72"/>
    ${await standing(subject, { x: 400, y: 612, size: 400 })}
    ${await standing(left, { x: 186, y: 656, size: 128, lean: -8 })}
    ${await standing(right, { x: 620, y: 664, size: 116, lean: 8 })}`);
}

/** Second view: another light. Window light on a wall with an arch, a round stand, the subject leaning a little. */
async function second({ subject, companions: [left, right], other }) {
  const [light, rim, shape] = tones[other];
  return frame(800, 800, `${defs(tones[other], 430, 330, 640)}
    <clipPath id="wall"><rect width="800" height="610"/></clipPath>
    <rect width="800" height="800" fill="${rim}"/>
    <rect width="800" height="610" fill="url(#ground)" opacity=".75"/>
    <g clip-path="url(#wall)">
      <path d="M176 640V354a224 224 0 0 1 448 0V640Z" fill="url(#arch)" opacity=".8"/>
      <g fill="#ffffff" opacity=".5" filter="url(#near)">
        <path d="M470 -40l150 0l-300 420l-150 0Z"/><path d="M650 -40l150 0l-300 420l-150 0Z"/>
        <path d="M292 420l150 0l-170 240l-150 0Z"/><path d="M472 420l150 0l-170 240l-150 0Z"/>
      </g>
    </g>
    <rect y="610" width="800" height="190" fill="${light}" opacity=".62"/>
    <ellipse cx="412" cy="744" rx="312" ry="34" fill="#6b4a2b" opacity=".24" filter="url(#soft)"/>
    <path d="M104 664v46c0 32 132 56 296 56s296-24 296-56v-46Z" fill="url(#side)"/>
    <path d="M104 664v46c0 32 132 56 296 56s296-24 296-56v-46Z" fill="${shape}" opacity=".18"/>
    <ellipse cx="400" cy="664" rx="296" ry="56" fill="url(#top)"/>
    ${await standing(right, { x: 604, y: 672, size: 150, lean: 8 })}
    ${await standing(subject, { x: 404, y: 676, size: 396, lean: 3 })}
    ${await standing(left, { x: 204, y: 692, size: 138, lean: -7 })}`);
}

/** A row of icons side by side on the right; the left third stays free for a line of text. */
async function banner({ tone, row, accents: [one, two] }) {
  const [light, rim] = tones[tone];
  const ratios = await Promise.all(row.map(async (what) => Math.min(1, (await cutout(what)).ratio)));
  const wide = [172, 208, 184, 168].reduce((sum, size, i) => sum + size * ratios[i], 0);
  const sizes = [172, 208, 184, 168].map((size) => size * Math.min(1, 600 / wide));
  const widths = sizes.map((size, i) => size * ratios[i]);
  let x = 800 - (widths.reduce((sum, width) => sum + width, 0) + 26 * (row.length - 1)) / 2;
  const standings = [];
  for (const [i, what] of row.entries()) {
    standings.push(await standing(what, { x: x + widths[i] / 2, y: 398 + (i % 2) * 8, size: sizes[i] }));
    x += widths[i] + 26;
  }
  return frame(1200, 480, `${defs(tones[tone], 800, 220, 860)}
    <clipPath id="wall"><rect width="1200" height="352"/></clipPath>
    <rect width="1200" height="480" fill="${rim}"/>
    <rect width="1200" height="352" fill="url(#ground)"/>
    <path clip-path="url(#wall)" d="M520 480V330a280 280 0 0 1 560 0V480Z" fill="url(#arch)" opacity=".7"/>
    <rect y="352" width="1200" height="128" fill="${light}" opacity=".7"/>
    ${standings.join('')}
    ${await standing(one, { x: 452, y: 196, size: 62, shadow: 0, lean: -10 })}
    ${await standing(two, { x: 1126, y: 150, size: 58, shadow: 0, lean: 14 })}`);
}

async function save(name, svg) {
  const webp = await sharp(Buffer.from(svg), { unlimited: true }).flatten({ background: '#fbf7f0' })
    .webp({ quality: 88, effort: 6, smartSubsample: true }).toBuffer();
  await writeFile(path.join(out, `${name}.webp`), webp);
  return { name, webp };
}

async function sheet(file, pictures, cell = 250, columns = 8) {
  const rows = Math.ceil(pictures.length / columns);
  const composite = await Promise.all(pictures.map(async ({ webp }, i) => ({
    input: await sharp(webp).resize(cell, cell, { fit: 'inside' }).png().toBuffer(),
    left: (i % columns) * (cell + 8), top: Math.floor(i / columns) * (cell + 8),
  })));
  await sharp({ create: { width: columns * (cell + 8), height: rows * (cell + 8), channels: 3, background: '#ffffff' } })
    .composite(composite).png().toFile(file);
}

const { values } = parseArgs({ options: { only: { type: 'string' }, sheet: { type: 'string' } } });
const wanted = (name) => !values.only || values.only.split(',').includes(name);

await mkdir(out, { recursive: true });
const done = [];
for (const scene of scenes.filter(({ handle }) => wanted(handle))) {
  done.push(await save(scene.handle, await first(scene)));
  done.push(await save(`${scene.handle}-2`, await second(scene)));
}
for (const one of banners.filter(({ name }) => wanted(name))) done.push(await save(one.name, await banner(one)));
const bytes = done.reduce((sum, { webp }) => sum + webp.length, 0);
console.log(`${done.length} pictures, ${Math.round(bytes / 1024)} KB`);
if (values.sheet) await sheet(values.sheet, done);
