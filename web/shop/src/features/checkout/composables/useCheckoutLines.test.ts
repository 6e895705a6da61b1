import { expect, it } from 'vitest'
import { parseLines } from './useCheckoutLines'

const sku = '0199c2f0-0000-7000-8000-000000000001'

it('reads lines from the address and drops what is none', () => {
  expect(parseLines(`${sku}*2`)).toEqual([{ skuId: sku, quantity: 2 }])
  expect(parseLines(`${sku}*2,${sku}*0,x*1,${sku}*100,${sku}*-1`)).toEqual([{ skuId: sku, quantity: 2 }])
  expect(parseLines(`${sku}*1*${sku}`)).toEqual([{ skuId: sku, quantity: 1, offerId: sku }])
  expect(parseLines(undefined)).toEqual([])
  expect(parseLines(['a'])).toEqual([])
})
