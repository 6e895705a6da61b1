/**
 * Cuts Noto Sans SC to what a poster can be asked to show: every character of GBK it holds (so that rare given names such as
 * 喆 keep their face), ASCII, Latin-1 and common punctuation. The name table stays as it is.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, '../../server/src/main/resources/fonts');
const source = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');
const licence = path.resolve(path.dirname(source), '../LICENSE_FONT');

/** All two-byte codes of GBK that stand for a character, decoded by the platform. */
export function gbk() {
  const decoder = new TextDecoder('gbk');
  const characters = new Set();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !/[\uFFFD\uE000-\uF8FF]/u.test(character)) characters.add(character);
    }
  }
  return [...characters].join('');
}

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const punctuation = '‐‑–—―‘’‚“”„†‡•…‰′″‹›€™−×÷≈≠≤≥·¥￥※→←↑↓✓';

export const wanted = gbk() + range(0x20, 0x7e) + range(0xa0, 0xff) + punctuation;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const subset = await subsetFont(await readFile(source), wanted, { targetFormat: 'truetype' });
  await mkdir(out, { recursive: true });
  await writeFile(path.join(out, 'ShukeSans.ttf'), subset);
  await copyFile(licence, path.join(out, 'OFL.txt'));
  console.log(`ShukeSans.ttf: ${[...new Set(wanted)].length} characters asked for, ${(subset.length / 1e6).toFixed(1)} MB`);
}
