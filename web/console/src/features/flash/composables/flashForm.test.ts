import { expect, it } from 'vitest'
import { emptyFlashForm, flashDraftOf, type FlashForm } from './flashForm'

const form = (over: Partial<FlashForm>): FlashForm => ({
  ...emptyFlashForm(),
  skuId: 's',
  price: '39.9',
  pieces: '100',
  moments: ['2026-11-27 20:00:00', '2026-11-27 22:00:00'],
  ...over,
})

it('offers pieces between two moments in Shanghai', () => {
  expect(flashDraftOf(form({}))).toEqual({
    skuId: 's',
    priceMinor: 3_990,
    pieces: 100,
    piecesEach: 1,
    startsAt: '2026-11-27T12:00:00.000Z',
    endsAt: '2026-11-27T14:00:00.000Z',
  })
})

it('is not complete without goods, moments in order, and figures within their bounds', () => {
  const lacking: Partial<FlashForm>[] = [
    { skuId: '' },
    { price: 'x' },
    { pieces: '0' },
    { piecesEach: '100' },
    { pieces: '1', piecesEach: '2' },
    { moments: null },
    { moments: ['2026-11-27 22:00:00', '2026-11-27 20:00:00'] },
  ]
  expect(lacking.filter((one) => flashDraftOf(form(one)) !== null)).toEqual([])
})
