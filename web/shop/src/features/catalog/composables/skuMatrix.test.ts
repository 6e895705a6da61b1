import type { Sku } from '@shuke/api-client/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, chosenSku, firstChoice, isOpen, type Choice } from './skuMatrix'

function sku(optionValues: string[], available: number): Sku {
  return {
    id: optionValues.join('/'),
    code: null,
    optionValues,
    price: { amountMinor: 5_900, currency: 'CNY' },
    lowest30Days: null,
    available,
    weightGrams: 500,
  }
}

const honey = [
  sku(['250g', 'Acacia'], 3),
  sku(['250g', 'Linden'], 0),
  sku(['500g', 'Acacia'], 0),
  sku(['500g', 'Linden'], 8),
]

describe('the options matrix', () => {
  it('closes what is sold out together with the choice made', () => {
    expect(isOpen(honey, [null, null], 1, 'Linden')).toBe(true)
    expect(isOpen(honey, ['250g', null], 1, 'Linden')).toBe(false)
    expect(isOpen(honey, ['500g', null], 1, 'Linden')).toBe(true)
  })

  it('lets a taken option be changed', () => {
    expect(isOpen(honey, ['250g', null], 0, '500g')).toBe(true)
    expect(isOpen(honey, ['250g', 'Acacia'], 0, '500g')).toBe(false)
  })

  it('puts a value back when it is tapped again', () => {
    expect(choose([null, null], 0, '250g')).toEqual(['250g', null])
    expect(choose(['250g', 'Acacia'], 0, '250g')).toEqual([null, 'Acacia'])
  })

  it('knows the SKU once everything is chosen', () => {
    expect(chosenSku(honey, ['250g', null])).toBeNull()
    expect(chosenSku(honey, ['500g', 'Linden'])?.available).toBe(8)
    expect(chosenSku(honey, ['1kg', 'Linden'])).toBeNull()
  })

  it('decides what leaves no choice', () => {
    const sizes = [{ name: 'Size', values: ['One'] }]
    expect(firstChoice(sizes, [sku(['One'], 0)])).toEqual(['One'])
    expect(firstChoice([], [sku([], 4)])).toEqual([])
    expect(chosenSku([sku([], 4)], [])?.available).toBe(4)
    const options = [
      { name: 'Size', values: ['250g', '500g'] },
      { name: 'Kind', values: ['Acacia', 'Linden'] },
    ]
    expect(firstChoice(options, [honey[1]!, honey[3]!])).toEqual(['500g', 'Linden'])
  })

  it('always leads from an open value to something that can be bought', () => {
    const values = ['a', 'b', 'c']
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 27, maxLength: 27 }),
        fc.array(fc.constantFrom(...values), { minLength: 12, maxLength: 12 }),
        (stock, taps) => {
          let at = 0
          const skus = values.flatMap((x) =>
            values.flatMap((y) => values.map((z) => sku([x, y, z], stock[at++]!))),
          )
          let choice: Choice = [null, null, null]
          taps.forEach((value, tap) => {
            if (isOpen(skus, choice, tap % 3, value)) choice = choose(choice, tap % 3, value)
          })
          if (choice.every((value) => value !== null)) {
            expect(chosenSku(skus, choice)!.available).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
