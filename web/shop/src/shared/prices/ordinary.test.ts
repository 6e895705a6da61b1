import { expect, it } from 'vitest'
import { ordinaryOf } from './ordinary'

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })

it('strikes the ordinary price while it is the higher one', () => {
  expect(ordinaryOf({ price: cny(3_900), listPrice: cny(5_800) })).toEqual(cny(5_800))
  expect(ordinaryOf({ price: cny(3_900), listPrice: cny(3_900) })).toBeNull()
  expect(ordinaryOf({ price: cny(3_900), listPrice: cny(3_500) })).toBeNull()
})
