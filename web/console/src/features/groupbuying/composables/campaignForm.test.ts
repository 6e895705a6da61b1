import { expect, it } from 'vitest'
import { campaignDraftOf, emptyCampaignForm, type CampaignForm } from './campaignForm'

const goods = { skuId: 's', options: '500 g', price: '49.9', pieces: '100' }
const form = (over: Partial<CampaignForm>): CampaignForm => ({
  ...emptyCampaignForm(),
  goods: [goods, { ...goods, skuId: 'other', price: '', pieces: '' }],
  days: ['2026-11-27', '2026-11-28'],
  ...over,
})

it('offers what has a price, until the end of the last day', () => {
  expect(campaignDraftOf(form({}))).toEqual({
    goods: [{ skuId: 's', priceMinor: 4_990, pieces: 100 }],
    size: 3,
    fillHours: 24,
    startsAt: '2026-11-26T16:00:00.000Z',
    endsAt: '2026-11-28T16:00:00.000Z',
    piecesEach: 2,
    seatsEach: 1,
  })
})

it('can be for the members of a circle alone', () => {
  expect(campaignDraftOf(form({ circleId: 'c' }))).toMatchObject({ circleId: 'c' })
})

it('is not complete without goods, days, and figures within their bounds', () => {
  const lacking: Partial<CampaignForm>[] = [
    { goods: [] },
    { goods: [{ ...goods, pieces: '' }] },
    { goods: [{ ...goods, price: 'x' }] },
    { days: null },
    { size: '1' },
    { size: '51' },
    { fillHours: '0' },
    { piecesEach: '' },
    { seatsEach: '21' },
  ]
  expect(lacking.filter((one) => campaignDraftOf(form(one)) !== null)).toEqual([])
})
