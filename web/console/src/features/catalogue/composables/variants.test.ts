import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankLike, variantsFor, type OptionForm, type SkuForm } from './variants'

const size = (...values: string[]): OptionForm => ({ key: 1, name: '规格', values })
const taste = (...values: string[]): OptionForm => ({ key: 2, name: '口味', values })
const sku = (id: string, values: Record<number, string>): SkuForm => ({
  ...blankLike(),
  id,
  values,
  price: '59.00',
  stock: '7',
})

describe('variants', () => {
  it('is one without options', () => {
    expect(variantsFor([], [])).toHaveLength(1)
    expect(variantsFor([size()], [sku('a', {})])).toEqual([sku('a', {})])
  })

  it('makes every combination once, new ones priced like the first', () => {
    const made = variantsFor(
      [size('250g', '500g'), taste('椴树', '洋槐')],
      [sku('a', { 1: '250g', 2: '椴树' })],
    )
    expect(made.map(({ values }) => values)).toEqual([
      { 1: '250g', 2: '椴树' },
      { 1: '250g', 2: '洋槐' },
      { 1: '500g', 2: '椴树' },
      { 1: '500g', 2: '洋槐' },
    ])
    expect(made.map(({ id }) => id)).toEqual(['a', undefined, undefined, undefined])
    expect(made[3]).toMatchObject({ price: '59.00', stock: '0', code: '' })
  })

  it('keeps the variant that was there when an option is added', () => {
    const [first, second] = variantsFor([size('250g', '500g')], [sku('a', {})])
    expect(first).toMatchObject({ id: 'a', stock: '7', values: { 1: '250g' } })
    expect(second!.id).toBeUndefined()
  })

  it('keeps the first of those that an option told apart when it goes', () => {
    const present = [sku('a', { 1: '250g', 2: '椴树' }), sku('b', { 1: '250g', 2: '洋槐' })]
    expect(variantsFor([size('250g')], present).map(({ id }) => id)).toEqual(['a'])
  })

  it('follows a changed order of values without losing figures', () => {
    const present = [sku('a', { 1: '250g' }), sku('b', { 1: '500g' })]
    expect(variantsFor([size('500g', '250g')], present).map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('never uses a variant twice and never loses one that still fits', () => {
    const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    fc.assert(
      fc.property(values, values, values, values, (first, second, nextFirst, nextSecond) => {
        const present = variantsFor([size(...first), taste(...second)], []).map((one, at) => ({
          ...one,
          id: `${at}`,
        }))
        const next = variantsFor([size(...nextFirst), taste(...nextSecond)], present)
        const ids = next.flatMap(({ id }) => id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        expect(next).toHaveLength(Math.max(1, nextFirst.length) * Math.max(1, nextSecond.length))
        const told = next.map((one) => JSON.stringify(one.values))
        expect(new Set(told).size).toBe(told.length)
        for (const one of present) {
          if (told.includes(JSON.stringify(one.values))) expect(ids).toContain(one.id)
        }
      }),
    )
  })
})
