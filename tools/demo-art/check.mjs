/** Do catalogue, people, pictures and font fit together? Prints what does not, and fails. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { banners, scenes } from './scenes.mjs';

const resources = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../server/src/main/resources');
const demo = path.join(resources, 'demo');
const wrong = [];
const expect = (fine, sentence) => fine || wrong.push(sentence);

/** RFC 4180: quoted fields may hold commas, doubled quotes and line breaks. */
function rowsOf(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  const [header, ...lines] = rows;
  return lines.map((line) => {
    expect(line.length === header.length, `${line[0]}: ${line.length} fields under ${header.length} headings`);
    return Object.fromEntries(header.map((name, i) => [name, line[i]]));
  });
}

async function expectPicture(file, width, height) {
  if (!existsSync(path.join(demo, file))) return expect(false, `${file} is missing`);
  const found = await sharp(path.join(demo, file)).metadata();
  return expect(found.format === 'webp' && found.width === width && found.height === height, `${file} is not a ${width}x${height} WebP`);
}

const rows = rowsOf(readFileSync(path.join(demo, 'catalogue.csv'), 'utf8'));
const products = rows.filter((row) => row.Title);
const variants = rows.filter((row) => row['Variant SKU']);
const handles = new Set(products.map((row) => row.Handle));
const budget = 'Commission budget percent (product.metafields.shuke.commission_budget_percent)';

expect(handles.size === products.length && products.length === 28, `${products.length} products, ${handles.size} handles`);
expect(new Set(variants.map((row) => row['Variant SKU'])).size === variants.length, 'a SKU is used twice');
expect(scenes.every(({ handle }) => handles.has(handle)), 'a scene has no product');
for (const product of products) {
  const { Handle: handle } = product;
  expect(Number(product[budget]) >= 8 && Number(product[budget]) <= 20, `${handle}: budget ${product[budget]}`);
  expect(/<p lang="en">/.test(product['Body (HTML)']), `${handle}: no English paragraph`);
  await expectPicture(`pictures/${handle}.webp`, 800, 800);
  await expectPicture(`pictures/${handle}-2.webp`, 800, 800);
}
for (const row of variants) {
  const share = Number(row['Cost per item']) / Number(row['Variant Price']);
  expect(share >= 0.45 && share <= 0.65, `${row['Variant SKU']}: cost is ${share.toFixed(2)} of the price`);
  expect(row['Variant Compare At Price'] === '', `${row['Variant SKU']}: has a compare-at price`);
}
for (const { name } of banners) await expectPicture(`pictures/${name}.webp`, 1200, 480);

const people = JSON.parse(readFileSync(path.join(demo, 'people.json'), 'utf8'));
expect(new Set(people.map(({ phone }) => phone)).size === people.length, 'two people share a telephone number');
for (const person of people) {
  await expectPicture(person.avatar, 256, 256);
  expect(/^(1380000\d{4}|199000000\d{2})$/.test(person.phone), `${person.name}: ${person.phone} could be a real number`);
  for (const pick of person.shop?.picks ?? []) expect(handles.has(pick), `${person.name}: picks ${pick}, which is not sold`);
}
expect(existsSync(path.join(resources, 'fonts/ShukeSans.ttf')), 'the poster font is missing');

for (const sentence of wrong) console.error(sentence);
console.log(`${products.length} products, ${variants.length} variants, ${people.length} people: ${wrong.length ? `${wrong.length} faults` : 'they fit'}`);
process.exitCode = wrong.length ? 1 : 0;
