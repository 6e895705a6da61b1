import { expect, it } from 'vitest'
import { foldOf } from './useCouponWords'

it('says in tenths what stays to be paid', () => {
  expect([1_000, 1_500, 5_000, 9_999].map(foldOf)).toEqual(['9', '8.5', '5', '0.001'])
})
