import { expect, it } from 'vitest'
import { couponDraftOf, emptyCouponForm, type CouponForm } from './couponForm'

const form = (over: Partial<CouponForm>): CouponForm => ({
  ...emptyCouponForm(),
  name: ' 满 100 减 15 ',
  amount: '15',
  threshold: '100',
  days: ['2026-09-20', '2026-09-30'],
  pieces: '500',
  ...over,
})

it('sends amounts in minor units and what is empty as no limit', () => {
  expect(couponDraftOf(form({}))).toEqual({
    name: '满 100 减 15',
    kind: 'FIXED',
    amountMinor: 1_500,
    basisPoints: null,
    mostMinor: null,
    thresholdMinor: 10_000,
    vendorId: null,
    funder: 'MARKET',
    agreement: null,
    audience: 'EVERYONE',
    partnerId: null,
    circleId: null,
    productIds: [],
    categoryIds: [],
    firstDay: '2026-09-20',
    lastDay: '2026-09-30',
    pieces: 500,
    budgetMinor: null,
    mostEach: 1,
    listed: true,
  })
})

it('sends nothing that the kind does not have', () => {
  const percent = couponDraftOf(form({ kind: 'PERCENT', percent: '12.5', most: '30' }))
  expect(percent).toMatchObject({ amountMinor: null, basisPoints: 1_250, mostMinor: 3_000 })
  const freight = couponDraftOf(
    form({ kind: 'FREE_FREIGHT', vendorId: 'v', funder: 'SUPPLIER', productIds: ['p'], circleId: 'c' }),
  )
  expect(freight).toMatchObject({ amountMinor: null, vendorId: null, funder: 'MARKET', agreement: null })
  expect(freight).toMatchObject({ productIds: [], circleId: null })
})

it('is not complete without an end, a budget, or what it takes off', () => {
  const lacking: Partial<CouponForm>[] = [
    { name: ' ' },
    { days: null },
    { pieces: '' },
    { pieces: 'many' },
    { amount: '' },
    { amount: '0' },
    { kind: 'PERCENT', percent: '100' },
    { threshold: 'x' },
    { mostEach: '21' },
    { audience: 'CUSTOMERS' },
    { vendorId: 'v', funder: 'SUPPLIER' },
  ]
  expect(lacking.filter((one) => couponDraftOf(form(one)) !== null)).toEqual([])
  expect(couponDraftOf(form({ pieces: '', budget: '5000' }))).toMatchObject({ budgetMinor: 500_000 })
  expect(couponDraftOf(form({ vendorId: 'v', funder: 'SUPPLIER', agreement: '电话谈妥' }))).toMatchObject({
    vendorId: 'v',
    funder: 'SUPPLIER',
    agreement: '电话谈妥',
  })
})
