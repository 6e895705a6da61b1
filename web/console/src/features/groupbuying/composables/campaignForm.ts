import type { GroupCampaignDraft } from '@shuke/api-client/contract'
import { parseMoney } from '@shuke/ui/money'
import { wholeOf } from '@/goods/typedFigures'

type Rules = NonNullable<GroupCampaignDraft['rules']>
type Goods = GroupCampaignDraft['goods'][number]

/** A SKU of the product that is chosen: offered where a price is typed. */
export interface GoodsForm {
  skuId: string
  options: string
  price: string
  pieces: string
  /** What it costs at each of the campaign's steps. */
  stepPrices: string[]
}

/** A campaign while it is made: figures as they were typed. */
export interface CampaignForm {
  goods: GoodsForm[]
  size: string
  least: string
  /** So many people each step has. */
  steps: string[]
  fillHours: string
  days: [string, string] | null
  piecesEach: string
  seatsEach: string
  openers: Rules['openers']
  joiners: Rules['joiners']
  openerSaves: string
}

export const emptyCampaignForm = (): CampaignForm => ({
  goods: [],
  size: '3',
  least: '',
  steps: [],
  fillHours: '24',
  days: null,
  piecesEach: '2',
  seatsEach: '1',
  openers: 'ANYONE',
  joiners: 'ANYONE',
  openerSaves: '',
})

/** The campaign, or null while something is missing or is no figure. It ends with the market's last day. */
export function campaignDraftOf(form: CampaignForm): GroupCampaignDraft | null {
  const steps = form.steps.map((people) => wholeOf(people, 3, 50) ?? 0)
  const goods = form.goods.filter(({ price }) => price.trim() !== '').map((one) => goodsOf(one, steps))
  const size = wholeOf(form.size, 2, 50)
  const fillHours = wholeOf(form.fillHours, 1, 168)
  const piecesEach = wholeOf(form.piecesEach, 1, 99)
  const seatsEach = wholeOf(form.seatsEach, 1, 20)
  const least = form.least.trim() ? wholeOf(form.least, 2, 50) : size
  const openerSavesMinor = form.openerSaves.trim() ? parseMoney(form.openerSaves) : 0
  if (!form.days || !goods.length || !size || !fillHours || !piecesEach || !seatsEach) return null
  if (!least || least > size || openerSavesMinor === null) return null
  if (!rise([least, ...steps]) || (steps.at(-1) ?? 0) > size) return null
  const offered = goods.filter((one) => one !== null)
  if (offered.length < goods.length) return null
  if (offered.some((one) => openerSavesMinor >= pricesOf(one).at(-1)!)) return null
  return {
    goods: offered,
    size,
    fillHours,
    startsAt: startOf(form.days[0]),
    endsAt: new Date(Date.parse(startOf(form.days[1])) + 86_400_000).toISOString(),
    piecesEach,
    seatsEach,
    rules: { least, openers: form.openers, joiners: form.joiners, openerSavesMinor },
  }
}

/** Each step costs less than the one before. */
function goodsOf({ skuId, price, pieces, stepPrices }: GoodsForm, people: number[]): Goods | null {
  const priceMinor = parseMoney(price)
  const count = wholeOf(pieces, 1, 1_000_000)
  const steps = people.map((number, at) => ({
    people: number,
    priceMinor: parseMoney(stepPrices[at] ?? '') ?? 0,
  }))
  if (!priceMinor || !count) return null
  const goods = { skuId, priceMinor, pieces: count, ...(steps.length && { steps }) }
  return rise([0, ...pricesOf(goods).reverse()]) ? goods : null
}

const pricesOf = ({ priceMinor, steps }: Goods) => [
  priceMinor,
  ...(steps ?? []).map((step) => step.priceMinor),
]

const rise = (figures: number[]) => figures.every((figure, at) => at === 0 || figure > figures[at - 1]!)

/** A day of the market's begins at midnight in Shanghai. */
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()
