import type { GroupProposal } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { termsFormOf, termsOf } from './proposalTerms'

const proposal = {
  goods: [{ skuId: 's', options: '500 g', price: { amountMinor: 4_990, currency: 'CNY' }, pieces: 20 }],
  startsAt: '2026-11-27T16:00:00Z',
  endsAt: '2026-12-11T16:00:00Z',
} as GroupProposal

it('begins with what was proposed, in days of the market', () => {
  expect(termsFormOf(proposal)).toEqual({ pieces: ['20'], days: ['2026-11-28', '2026-12-11'] })
  expect(termsOf(proposal, termsFormOf(proposal))).toEqual({
    pieces: [{ skuId: 's', count: 20 }],
    startsAt: proposal.startsAt,
    endsAt: proposal.endsAt,
  })
})

it('takes other pieces and another window', () => {
  expect(termsOf(proposal, { pieces: ['8'], days: ['2026-11-29', '2026-11-30'] })).toEqual({
    pieces: [{ skuId: 's', count: 8 }],
    startsAt: '2026-11-28T16:00:00.000Z',
    endsAt: '2026-11-30T16:00:00.000Z',
  })
})

it('is not complete without pieces and days', () => {
  expect(termsOf(proposal, { pieces: [''], days: ['2026-11-29', '2026-11-30'] })).toBeNull()
  expect(termsOf(proposal, { pieces: ['8'], days: null })).toBeNull()
})
