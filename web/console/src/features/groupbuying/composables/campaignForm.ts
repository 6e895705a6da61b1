import type { GroupCampaignDraft } from '@shuke/api-client/contract'
import { parseMoney } from '@shuke/ui/money'
import { wholeOf } from '@/goods/typedFigures'

/** A SKU of the product that is chosen: offered where a price is typed. */
export interface GoodsForm {
  skuId: string
  options: string
  price: string
  pieces: string
}

/** A campaign while it is made: figures as they were typed. */
export interface CampaignForm {
  goods: GoodsForm[]
  size: string
  fillHours: string
  days: [string, string] | null
  piecesEach: string
  seatsEach: string
  /** The circle whose members alone it is for; nothing: for everybody. */
  circleId: string
}

export const emptyCampaignForm = (): CampaignForm => ({
  goods: [],
  size: '3',
  fillHours: '24',
  days: null,
  piecesEach: '2',
  seatsEach: '1',
  circleId: '',
})

/** The campaign, or null while something is missing or is no figure. It ends with the market's last day. */
export function campaignDraftOf(form: CampaignForm): GroupCampaignDraft | null {
  const goods = form.goods.filter(({ price }) => price.trim() !== '').map(goodsOf)
  const size = wholeOf(form.size, 2, 50)
  const fillHours = wholeOf(form.fillHours, 1, 168)
  const piecesEach = wholeOf(form.piecesEach, 1, 99)
  const seatsEach = wholeOf(form.seatsEach, 1, 20)
  if (!form.days || !goods.length || !size || !fillHours || !piecesEach || !seatsEach) return null
  const offered = goods.filter((one) => one !== null)
  if (offered.length < goods.length) return null
  return {
    goods: offered,
    size,
    fillHours,
    startsAt: startOf(form.days[0]),
    endsAt: new Date(Date.parse(startOf(form.days[1])) + 86_400_000).toISOString(),
    piecesEach,
    seatsEach,
    ...(form.circleId ? { circleId: form.circleId } : {}),
  }
}

function goodsOf({ skuId, price, pieces }: GoodsForm) {
  const priceMinor = parseMoney(price)
  const count = wholeOf(pieces, 1, 1_000_000)
  return priceMinor && count ? { skuId, priceMinor, pieces: count } : null
}

/** A day of the market's begins at midnight in Shanghai. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
