/** Draws the avatars of the demo people, each from its own name, so that a person keeps one face. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAvatar } from '@dicebear/core';
import { notionists } from '@dicebear/collection';
import sharp from 'sharp';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../../server/src/main/resources/demo/avatars');

/** Hair, clothes and mouth are named by the style's own variant numbers; `glasses` is one of them or nothing. */
const faces = [
  { name: 'lin', ground: 'f8d9cf', hair: 41, body: 15, lips: 25, brows: 4 },
  { name: 'mei', ground: 'dfe9d2', hair: 48, body: 11, lips: 17, brows: 1 },
  { name: 'wei', ground: 'd8e6e4', hair: 13, body: 9, lips: 23, brows: 7 },
  { name: 'hua', ground: 'f8e4b8', hair: 15, body: 24, lips: 14, brows: 5, glasses: 11 },
  { name: 'tang', ground: 'f6d9c6', hair: 23, body: 13, lips: 22, brows: 4 },
  { name: 'qiao', ground: 'e8dcea', hair: 47, body: 22, lips: 30, brows: 5 },
  { name: 'ning', ground: 'f0e6d4', hair: 10, body: 14, lips: 17, brows: 4, glasses: 3 },
  { name: 'zhao', ground: 'dbe6ee', hair: 5, body: 25, lips: 23, brows: 9, glasses: 8 },
  { name: 'xu', ground: 'dfe9d2', hair: 27, body: 20, lips: 17, brows: 7 },
  { name: 'bai', ground: 'f8d9cf', hair: 28, body: 3, lips: 3, brows: 4 },
];

const variant = (number) => `variant${String(number).padStart(2, '0')}`;

await mkdir(out, { recursive: true });
for (const { name, ground, hair, body, lips, brows, glasses } of faces) {
  const svg = createAvatar(notionists, {
    seed: `shuke-${name}`, backgroundColor: [ground], hair: [variant(hair)], body: [variant(body)], lips: [variant(lips)],
    brows: [variant(brows)], eyes: [variant(5)], nose: [variant(4)], glasses: [variant(glasses ?? 3)], glassesProbability: glasses ? 100 : 0,
    beardProbability: 0, gestureProbability: 0, bodyIconProbability: 0, scale: 126, translateY: 10,
  }).toString();
  const webp = await sharp(Buffer.from(svg), { density: 300 }).resize(256, 256).webp({ quality: 88, effort: 6 }).toBuffer();
  await writeFile(path.join(out, `${name}.webp`), webp);
}
console.log(`${faces.length} avatars`);
