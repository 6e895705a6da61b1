import { expect, it } from 'vitest'
import { campaignDraftOf, emptyCampaignForm, type CampaignForm } from './campaignForm'

const goods = { skuId: 's', options: '500 g', price: '49.9', pieces: '100', stepPrices: [] as string[] }
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
    rules: { least: 3, openers: 'ANYONE', joiners: 'ANYONE', openerSavesMinor: 0 },
  })
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
    { least: '4' },
    { openerSaves: '49.90' },
    { openerSaves: 'x' },
  ]
  expect(lacking.filter((one) => campaignDraftOf(form(one)) !== null)).toEqual([])
})

it('becomes cheaper with more people', () => {
  const cheaper = { ...goods, stepPrices: ['45', '39.9'] }
  const draft = campaignDraftOf(
    form({ goods: [cheaper], size: '8', least: '3', steps: ['5', '8'], openerSaves: '5' }),
  )
  expect(draft?.goods[0]?.steps).toEqual([
    { people: 5, priceMinor: 4_500 },
    { people: 8, priceMinor: 3_990 },
  ])
  expect(draft?.rules).toMatchObject({ least: 3, openerSavesMinor: 500 })
})

it('is not complete while its steps do not go up in people and down in price', () => {
  const cheaper = (...stepPrices: string[]) => ({ goods: [{ ...goods, stepPrices }], size: '8', least: '3' })
  const lacking: Partial<CampaignForm>[] = [
    { ...cheaper('45'), steps: ['3'] },
    { ...cheaper('45'), steps: ['9'] },
    { ...cheaper('45', '40'), steps: ['5', '5'] },
    { ...cheaper('49.9'), steps: ['5'] },
    { ...cheaper('45', '46'), steps: ['5', '6'] },
    { ...cheaper(''), steps: ['5'] },
  ]
  expect(lacking.filter((one) => campaignDraftOf(form(one)) !== null)).toEqual([])
})
