import { expect, it } from 'vitest'
import { addStep, emptyProposalForm, proposalDraftOf, removeStep, type ProposalForm } from './proposalForm'

/** Six in the evening in London, when the market's day is over already. */
const now = Date.parse('2026-11-27T18:00:00Z')
const goods = {
  skuId: 's',
  options: '500 g',
  aloneMinor: 6_800,
  price: '49.9',
  pieces: '20',
  stepPrices: [] as string[],
}
const form = (over: Partial<ProposalForm> = {}): ProposalForm => ({
  ...emptyProposalForm(now, '很多人想要'),
  goods: [
    { ...goods, stepPrices: [] },
    { ...goods, skuId: 'other', price: '', stepPrices: [] },
  ],
  ...over,
})

it('begins with the market’s day, and proposes what has a price', () => {
  expect(proposalDraftOf(form())).toEqual({
    goods: [{ skuId: 's', priceMinor: 4_990, pieces: 20 }],
    size: 3,
    fillHours: 24,
    startsAt: '2026-11-27T16:00:00.000Z',
    endsAt: '2026-12-11T16:00:00.000Z',
    piecesEach: 2,
    seatsEach: 1,
    rules: { least: 3, openers: 'ANYONE', joiners: 'ANYONE', openerSavesMinor: 0 },
    words: '很多人想要',
  })
})

it('is not complete without a price below the price alone, and figures within their bounds', () => {
  const lacking: Partial<ProposalForm>[] = [
    { goods: [] },
    { goods: [{ ...goods, price: '' }] },
    { goods: [{ ...goods, price: '68' }] },
    { goods: [{ ...goods, price: 'x' }] },
    { goods: [{ ...goods, pieces: '0' }] },
    { goods: [{ ...goods, pieces: '10001' }] },
    { size: '1' },
    { size: '51' },
    { piecesEach: '' },
    { seatsEach: '21' },
    { words: '  ' },
  ]
  expect(lacking.filter((one) => proposalDraftOf(form(one)) !== null)).toEqual([])
})

it('proposes lower prices with more people, and who may take part', () => {
  const stepped = { ...goods, stepPrices: ['45', '39.9'] }
  const written = form({
    goods: [stepped],
    size: '5',
    least: '2',
    steps: ['3', '5'],
    openers: 'PARTNERS',
    joiners: 'NEWCOMERS',
    openerSaves: '3',
  })
  expect(proposalDraftOf(written)).toMatchObject({
    goods: [
      {
        priceMinor: 4_990,
        steps: [
          { people: 3, priceMinor: 4_500 },
          { people: 5, priceMinor: 3_990 },
        ],
      },
    ],
    size: 5,
    rules: { least: 2, openers: 'PARTNERS', joiners: 'NEWCOMERS', openerSavesMinor: 300 },
  })
  const wrong: Partial<ProposalForm>[] = [
    { goods: [{ ...stepped, stepPrices: ['49.9', '39.9'] }] },
    { goods: [{ ...stepped, stepPrices: ['45', ''] }] },
    { steps: ['3', '3'] },
    { steps: ['3', '6'] },
    { least: '3' },
    { least: '6', steps: [] },
    { openerSaves: '39.90' },
    { openerSaves: 'x' },
  ]
  expect(wrong.filter((one) => proposalDraftOf({ ...written, ...one }) !== null)).toEqual([])
})

it('has as many prices as it has steps', () => {
  const written = form()
  addStep(written)
  addStep(written)
  removeStep(written)
  expect(written.steps).toEqual([''])
  expect(written.goods.map(({ stepPrices }) => stepPrices)).toEqual([[''], ['']])
})

it('lasts a day at least and sixty at most', () => {
  const lasting = (lastDay: string) => proposalDraftOf(form({ firstDay: '2026-11-28', lastDay })) !== null
  expect(lasting('2026-11-27')).toBe(false)
  expect(lasting('2026-11-28')).toBe(true)
  expect(lasting('2027-01-26')).toBe(true)
  expect(lasting('2027-01-27')).toBe(false)
  expect(lasting('')).toBe(false)
})
