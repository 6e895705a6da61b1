import { expect, it } from 'vitest'
import { differences, firstPrices } from './compared'

const sku = (id: string | null, suggested: number) => ({
  id,
  code: null,
  optionValues: [],
  weightGrams: 500,
  suggestedPrice: { amountMinor: suggested, currency: 'CNY' },
})
const goods = {
  title: '野蜜',
  bodyHtml: '<p>蜜</p>',
  tags: [],
  optionNames: [],
  skus: [sku('s', 6100), sku(null, 7000)],
}
const before = {
  title: '蜜',
  bodyHtml: '<p>蜜</p>',
  tags: [],
  options: [],
  skus: [{ ...sku('s', 0), price: { amountMinor: 5800, currency: 'CNY' } }],
}

it('marks what would change', () => {
  const found = differences({ proposal: { goods }, before } as never)
  expect(found.filter(({ changed }) => changed).map(({ field }) => field)).toEqual(['title', 'skus'])
})

it('begins with the price of today, and with the suggested one for what is new', () => {
  expect(firstPrices({ proposal: { goods }, before } as never)).toEqual([5800, 7000])
})
