// Adds up the script that a page needs before it can be used, compressed, and fails above the limit.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const limit = 90 * 1024
const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

const first = ['index.html', 'src/messages/first/zh-CN.json']
const pages = {
  'product, shared': 'src/features/catalog/pages/ProductPage.vue',
  'shop, shared': 'src/features/storefront/pages/ShopPage.vue',
  'market, shared': 'src/features/home/pages/HomePage.vue',
}

function files(names, found = new Set()) {
  for (const name of names) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    if (found.has(chunk.file)) continue
    found.add(chunk.file)
    files(chunk.imports ?? [], found)
  }
  return found
}

const size = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

let failed = false
for (const [page, source] of Object.entries(pages)) {
  const all = [...files([...first, source])].filter((file) => file.endsWith('.js'))
  const sum = all.reduce((total, file) => total + size(file), 0)
  const within = sum <= limit
  failed ||= !within
  console.log(
    `${page.padEnd(18)} ${(sum / 1024).toFixed(1)} kB in ${all.length} files ${within ? '' : `– above ${limit / 1024} kB`}`,
  )
  if (process.argv.includes('--files')) {
    for (const file of all.sort((a, b) => size(b) - size(a)))
      console.log(`  ${(size(file) / 1024).toFixed(1)} ${file}`)
  }
}
process.exit(failed ? 1 : 0)
