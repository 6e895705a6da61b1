/**
 * Draws the mark: two persimmons leaning on one another, as two friends do, on rice paper. The same drawing serves as
 * favicon, home-screen icon and, with a wider margin, as maskable icon.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const here = path.dirname(fileURLToPath(import.meta.url));
const web = path.resolve(here, '../../web');

const calyx = (x, y, size, lean) => `<g transform="translate(${x} ${y}) rotate(${lean}) scale(${size})" fill="#2F6B57">
      <path d="M0 1.6C-3.4 2.6-7 1.4-8.4-1.4-5-2.8-1.8-2 0 .4 1.8-2 5-2.8 8.4-1.4 7 1.4 3.4 2.6 0 1.6Z"/>
      <path d="M-1.1 0V-4.6q0-.9.9-.9h.6q.7 0 .7.9V0Z"/>
    </g>`;

/** Drawn in a box of 64; `ground` is the corner radius of the paper, `scale` leaves more margin around the fruit. */
const mark = ({ ground = 14, scale = 1 } = {}) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
  <title>Shuke 熟客</title>
  <rect width="64" height="64" rx="${ground}" fill="#FBF7F0"/>
  <g transform="translate(32 32) scale(${scale}) translate(-32 -33.5)">
    <ellipse cx="43.8" cy="37.6" rx="14.4" ry="13" fill="#F2A560"/>
    ${calyx(47.2, 25.8, 0.8, 14)}
    <ellipse cx="24.6" cy="35.4" rx="19.2" ry="17.6" fill="#FBF7F0"/>
    <ellipse cx="24.6" cy="35.4" rx="17.2" ry="15.6" fill="#E8572A"/>
    <path d="M13.4 35.6c0-4.6 2.6-8 6-9.4" fill="none" stroke="#FFFFFF" stroke-opacity=".85" stroke-width="2.6" stroke-linecap="round"/>
    ${calyx(24, 20.8, 1.05, -8)}
  </g>
</svg>
`;

async function png(file, size, options) {
  await sharp(Buffer.from(mark(options)), { density: (72 * size) / 64 }).resize(size, size).png({ compressionLevel: 9 }).toFile(file);
}

for (const app of ['shop', 'console']) {
  const folder = path.join(web, app, 'public');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'favicon.svg'), mark());
}
const shop = path.join(web, 'shop/public');
await png(path.join(shop, 'icon-192.png'), 192);
await png(path.join(shop, 'icon-512.png'), 512);
await png(path.join(shop, 'icon-maskable-512.png'), 512, { ground: 0, scale: 0.86 });
await png(path.join(shop, 'apple-touch-icon.png'), 180, { ground: 0, scale: 0.96 });
console.log('icons of shop and console');
