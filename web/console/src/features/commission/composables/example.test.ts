import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleOf } from './example'

it('parts a price by the usual plan', () => {
  const { budget, sharer, owner, left } = exampleOf(
    { budgetDefaultBasisPoints: 1000, sharerBasisPoints: 6000, ownerBasisPoints: 4000 },
    { amountMinor: 10_000, currency: 'CNY' },
  )
  expect([budget, sharer, owner, left].map(({ amountMinor }) => amountMinor)).toEqual([1000, 600, 400, 9000])
})

it('never gives away more than the budget and never loses a cent', () => {
  const points = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(points, points, fc.integer({ min: 1, max: 100_000_000 }), (rate, share, amountMinor) => {
      const plan = {
        budgetDefaultBasisPoints: rate,
        sharerBasisPoints: share,
        ownerBasisPoints: 10_000 - share,
      }
      const { budget, sharer, owner, left } = exampleOf(plan, { amountMinor, currency: 'CNY' })
      expect(sharer.amountMinor + owner.amountMinor).toBeLessThanOrEqual(budget.amountMinor)
      expect(sharer.amountMinor + owner.amountMinor + left.amountMinor).toBe(amountMinor)
    }),
  )
})
