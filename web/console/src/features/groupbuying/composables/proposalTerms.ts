import type { GroupProposal, GroupProposalTerms } from '@shuke/api-client/contract'
import { wholeOf } from '@/goods/typedFigures'

/** What staff say of a proposal: figures as they were typed, and days of the market. */
export interface TermsForm {
  /** In the order of the proposal's goods. */
  pieces: string[]
  days: [string, string] | null
}

const day = 86_400_000

/** What was proposed; the end itself is the day after the last one. */
export const termsFormOf = ({ goods, startsAt, endsAt }: GroupProposal): TermsForm => ({
  pieces: goods.map(({ pieces }) => String(pieces)),
  days: [dayOf(Date.parse(startsAt)), dayOf(Date.parse(endsAt) - 1)],
})

/** The terms, or null while something is missing or is no figure. A window that was not touched stays to the second. */
export function termsOf(proposal: GroupProposal, form: TermsForm): GroupProposalTerms | null {
  const counts = form.pieces.map((typed) => wholeOf(typed, 1, 1_000_000))
  if (!form.days || counts.some((count) => count === null)) return null
  const untouched = termsFormOf(proposal).days!.every((one, at) => one === form.days![at])
  return {
    pieces: proposal.goods.map(({ skuId }, at) => ({ skuId, count: counts[at]! })),
    startsAt: untouched ? proposal.startsAt : startOf(form.days[0]),
    endsAt: untouched ? proposal.endsAt : new Date(Date.parse(startOf(form.days[1])) + day).toISOString(),
  }
}

/** A day of the market's begins at midnight in Shanghai. */
const startOf = (typed: string) => new Date(`${typed}T00:00:00+08:00`).toISOString()

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
