import type { CouponDraft } from '@shuke/api-client/contract'
import { parseMoney } from '@shuke/ui/money'

/** A coupon while it is made: figures as they were typed; what is empty has no limit. */
export interface CouponForm {
  name: string
  kind: CouponDraft['kind']
  amount: string
  percent: string
  most: string
  threshold: string
  vendorId: string
  funder: CouponDraft['funder']
  agreement: string
  audience: CouponDraft['audience']
  partnerId: string
  circleId: string
  productIds: string[]
  categoryIds: string[]
  days: [string, string] | null
  pieces: string
  budget: string
  mostEach: string
  listed: boolean
}

export const emptyCouponForm = (): CouponForm => ({
  name: '',
  kind: 'FIXED',
  amount: '',
  percent: '',
  most: '',
  threshold: '',
  vendorId: '',
  funder: 'MARKET',
  agreement: '',
  audience: 'EVERYONE',
  partnerId: '',
  circleId: '',
  productIds: [],
  categoryIds: [],
  days: null,
  pieces: '',
  budget: '',
  mostEach: '1',
  listed: true,
})

/** What the form's own state leaves of its fields: others are not shown, and not sent. */
export const shows = (form: CouponForm) => ({
  amount: form.kind === 'FIXED',
  percent: form.kind === 'PERCENT',
  most: form.kind !== 'FIXED',
  vendor: form.kind !== 'FREE_FREIGHT',
  funder: form.kind !== 'FREE_FREIGHT' && form.vendorId !== '',
  agreement: form.kind !== 'FREE_FREIGHT' && form.vendorId !== '' && form.funder === 'SUPPLIER',
  partner: form.audience === 'CUSTOMERS',
  circle: form.audience === 'CIRCLE',
  goods: form.kind !== 'FREE_FREIGHT',
})

/** The coupon, or null while something is missing or is no figure. `percent` is what comes off. */
export function couponDraftOf(form: CouponForm): CouponDraft | null {
  const shown = shows(form)
  const amountMinor = shown.amount ? moneyOf(form.amount) : null
  const basisPoints = shown.percent ? moneyOf(form.percent) : null
  const mostMinor = shown.most ? moneyOf(form.most) : null
  const thresholdMinor = form.threshold.trim() ? moneyOf(form.threshold) : 0
  const pieces = wholeOf(form.pieces)
  const budgetMinor = moneyOf(form.budget)
  const mostEach = wholeOf(form.mostEach)
  const supplier = shown.agreement
  const complete =
    form.name.trim() !== '' &&
    form.days !== null &&
    (!shown.amount || amountMinor !== null) &&
    (!shown.percent || (basisPoints !== null && basisPoints < 10_000)) &&
    (!shown.most || !form.most.trim() || mostMinor !== null) &&
    thresholdMinor !== null &&
    (!form.pieces.trim() || pieces !== null) &&
    (!form.budget.trim() || budgetMinor !== null) &&
    (pieces !== null || budgetMinor !== null) &&
    mostEach !== null &&
    mostEach <= 20 &&
    (!supplier || form.agreement.trim() !== '') &&
    (!shown.partner || form.partnerId !== '') &&
    (!shown.circle || form.circleId !== '')
  if (!complete || !form.days || thresholdMinor === null || mostEach === null) return null
  return {
    name: form.name.trim(),
    kind: form.kind,
    amountMinor,
    basisPoints,
    mostMinor,
    thresholdMinor,
    vendorId: (shown.vendor && form.vendorId) || null,
    funder: supplier ? 'SUPPLIER' : 'MARKET',
    agreement: supplier ? form.agreement.trim() : null,
    audience: form.audience,
    partnerId: shown.partner ? form.partnerId : null,
    circleId: shown.circle ? form.circleId : null,
    productIds: shown.goods ? form.productIds : [],
    categoryIds: shown.goods ? form.categoryIds : [],
    firstDay: form.days[0],
    lastDay: form.days[1],
    pieces,
    budgetMinor,
    mostEach,
    listed: form.listed,
  }
}

/** Above nothing; `12.5` percent are 1,250 basis points as 12.50 are 1,250 fen. */
function moneyOf(typed: string): number | null {
  const minor = parseMoney(typed)
  return minor !== null && minor > 0 ? minor : null
}

function wholeOf(typed: string): number | null {
  return /^\s*[1-9]\d{0,6}\s*$/.test(typed) ? Number(typed) : null
}
