import type { FlashOfferDraft } from '@shuke/api-client/contract'
import { parseMoney } from '@shuke/ui/money'
import { wholeOf } from '@/goods/typedFigures'

/** A flash offer while it is made: figures as they were typed, moments as the picker gives them. */
export interface FlashForm {
  skuId: string
  price: string
  pieces: string
  piecesEach: string
  moments: [string, string] | null
}

export const emptyFlashForm = (): FlashForm => ({
  skuId: '',
  price: '',
  pieces: '',
  piecesEach: '1',
  moments: null,
})

/** The offer, or null while something is missing or is no figure. Moments are the market's own, in Shanghai. */
export function flashDraftOf(form: FlashForm): FlashOfferDraft | null {
  const priceMinor = parseMoney(form.price)
  const pieces = wholeOf(form.pieces, 1, 1_000_000)
  const piecesEach = wholeOf(form.piecesEach, 1, 99)
  if (!form.skuId || !priceMinor || !pieces || !piecesEach || piecesEach > pieces || !form.moments)
    return null
  const [startsAt, endsAt] = form.moments.map(momentOf) as [string, string]
  return startsAt < endsAt ? { skuId: form.skuId, priceMinor, pieces, piecesEach, startsAt, endsAt } : null
}

const momentOf = (text: string) => new Date(`${text.replace(' ', 'T')}+08:00`).toISOString()
