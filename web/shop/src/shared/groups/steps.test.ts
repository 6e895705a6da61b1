import type { GroupOffer } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { stepsOf } from './steps'

const cny = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
const goods = { skuId: 's', options: '', price: cny(9_900), soldOut: false, steps: [] }
const offer = {
  rules: { least: 3, openers: 'ANYONE', joiners: 'ANYONE', openerSaves: cny(0) },
  goods: [
    goods,
    { ...goods, skuId: 'other', price: cny(5_000), steps: [{ people: 5, price: cny(4_000) }] },
  ],
} as unknown as GroupOffer

it('begins with what is paid at first', () => {
  expect(stepsOf(offer).map(({ people, price }) => [people, price.amountMinor])).toEqual([[3, 9_900]])
  expect(stepsOf(offer, 'other').map(({ people, price }) => [people, price.amountMinor])).toEqual([
    [3, 5_000],
    [5, 4_000],
  ])
})

it('says which are reached, and which one holds', () => {
  expect(stepsOf(offer, 'other', 2).map(({ reached, now }) => [reached, now])).toEqual([
    [false, false],
    [false, false],
  ])
  expect(stepsOf(offer, 'other', 6).map(({ reached, now }) => [reached, now])).toEqual([
    [true, false],
    [true, true],
  ])
})

it('is empty where nothing is offered', () => {
  expect(stepsOf({ ...offer, goods: [] })).toEqual([])
})
