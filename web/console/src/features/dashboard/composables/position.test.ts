import fc from 'fast-check'
import { expect, it } from 'vitest'
import { positionOf } from './position'

const kinds = ['PROVIDER_CLEARING', 'BUYER_HELD', 'PARTNER_PENDING', 'PLATFORM_REVENUE'] as const

it('keeps both sides equal whenever the rows sum to zero', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 12 }), (amounts) => {
      const all = [...amounts, -amounts.reduce((sum, amount) => sum + amount, 0)]
      const rows = all.map((amountMinor, at) => ({
        kind: kinds[at % kinds.length]!,
        accounts: 1,
        balance: { amountMinor, currency: 'CNY' },
      }))
      const { held, owed, heldTotal, owedTotal } = positionOf({ rows, currency: 'CNY' })
      expect(held.length + owed.length).toBe(rows.length)
      expect(heldTotal).toEqual(owedTotal)
      expect(held.every(({ balance }) => balance.amountMinor > 0)).toBe(true)
    }),
  )
})
