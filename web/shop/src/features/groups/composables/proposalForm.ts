import type { GroupProposalDraft, Product } from '@shuke/api-client/contract'
import { parseMoney } from '@shuke/ui/money'

const day = 86_400_000
const longestDays = 60

/** A SKU of the goods that are chosen: proposed where a price is typed. */
export interface ProposedGoods {
  skuId: string
  options: string
  /** What it costs alone. */
  aloneMinor: number
  price: string
  pieces: string
  /** What it is to cost at each of the proposal's steps. */
  stepPrices: string[]
}

type Rules = NonNullable<GroupProposalDraft['rules']>

/** A proposal while it is written: figures as they were typed, and days of the market. */
export interface ProposalForm {
  goods: ProposedGoods[]
  size: string
  /** Enough when its time is over; all of them where nothing is typed. */
  least: string
  /** So many people each step has. */
  steps: string[]
  openers: Rules['openers']
  joiners: Rules['joiners']
  openerSaves: string
  fillHours: number
  firstDay: string
  lastDay: string
  piecesEach: string
  seatsEach: string
  words: string
}

export const emptyProposalForm = (now: number, words = ''): ProposalForm => ({
  goods: [],
  size: '3',
  least: '',
  steps: [],
  openers: 'ANYONE',
  joiners: 'ANYONE',
  openerSaves: '',
  fillHours: 24,
  firstDay: dayOf(now),
  lastDay: dayOf(now + 13 * day),
  piecesEach: '2',
  seatsEach: '1',
  words,
})

export const proposedGoodsOf = (product: Product | undefined): ProposedGoods[] =>
  (product?.skus ?? []).map((sku) => ({
    skuId: sku.id,
    options: sku.optionValues.join(' / '),
    aloneMinor: sku.price.amountMinor,
    price: '',
    pieces: '50',
    stepPrices: [],
  }))

/** One price more, for more people. */
export function addStep(form: ProposalForm) {
  form.steps.push('')
  form.goods.forEach(({ stepPrices }) => stepPrices.push(''))
}

export function removeStep(form: ProposalForm) {
  form.steps.pop()
  form.goods.forEach(({ stepPrices }) => stepPrices.pop())
}

/** The proposal, or null while something is missing or does not go together. It ends with the market's last day. */
export function proposalDraftOf(form: ProposalForm): GroupProposalDraft | null {
  const steps = form.steps.map((people) => wholeOf(people, 3, 50) ?? 0)
  const goods = form.goods.filter(({ price }) => price.trim() !== '').map((one) => goodsOf(one, steps))
  const size = wholeOf(form.size, 2, 50)
  const piecesEach = wholeOf(form.piecesEach, 1, 99)
  const seatsEach = wholeOf(form.seatsEach, 1, 20)
  const least = form.least.trim() ? wholeOf(form.least, 2, 50) : size
  const openerSavesMinor = form.openerSaves.trim() ? parseMoney(form.openerSaves) : 0
  const starts = startOf(form.firstDay)
  const ends = startOf(form.lastDay) + day
  if (!goods.length || !size || !piecesEach || !seatsEach || !form.words.trim()) return null
  if (!(starts < ends) || ends - starts > longestDays * day) return null
  if (!least || openerSavesMinor === null) return null
  if (!rise([least, ...steps]) || Math.max(least, ...steps) > size) return null
  const proposed = goods.filter((one) => one !== null)
  if (proposed.length < goods.length) return null
  if (proposed.some((one) => openerSavesMinor >= pricesOf(one).at(-1)!)) return null
  return {
    goods: proposed,
    size,
    fillHours: form.fillHours,
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(ends).toISOString(),
    piecesEach,
    seatsEach,
    rules: { least, openers: form.openers, joiners: form.joiners, openerSavesMinor },
    words: form.words.trim(),
  }
}

/** Together it is cheaper than alone, and cheaper with each step. */
function goodsOf({ skuId, price, pieces, aloneMinor, stepPrices }: ProposedGoods, people: number[]) {
  const priceMinor = parseMoney(price)
  const count = wholeOf(pieces, 1, 10_000)
  if (!priceMinor || !count) return null
  const steps = people.map((number, at) => ({
    people: number,
    priceMinor: parseMoney(stepPrices[at] ?? '') ?? 0,
  }))
  const goods = { skuId, priceMinor, pieces: count, ...(steps.length && { steps }) }
  return rise([0, ...pricesOf(goods).reverse(), aloneMinor]) ? goods : null
}

const pricesOf = ({ priceMinor, steps }: { priceMinor: number; steps?: { priceMinor: number }[] }) => [
  priceMinor,
  ...(steps ?? []).map((step) => step.priceMinor),
]

const rise = (figures: number[]) => figures.every((figure, at) => at === 0 || figure > figures[at - 1]!)

function wholeOf(typed: string, least: number, most: number): number | null {
  const figure = /^\s*\d{1,5}\s*$/.test(typed) ? Number(typed) : 0
  return figure >= least && figure <= most ? figure : null
}

/** A day of the market's begins at midnight in Shanghai; no day is no number. */
const startOf = (typed: string) => Date.parse(`${typed}T00:00:00+08:00`)

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
