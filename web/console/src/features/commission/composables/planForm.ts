import type { Plan, PlanDraft } from '@shuke/api-client/contract'

export interface RateRow {
  kind: 'PRODUCT' | 'CATEGORY'
  subjectId: string
  title: string
  percent: number
}

/** A plan as it is edited: percent instead of basis points. */
export interface PlanForm {
  name: string
  ownRates: boolean
  defaultPercent: number
  rates: RateRow[]
  sharerPercent: number
  ownerPercent: number
  introducerPercent: number
  windowDays: number
  releaseDays: number
  depthApprovalId: string
  selfPurchase: 'NONE' | 'REBATE'
}

const percent = (basisPoints: number) => basisPoints / 100
const points = (value: number) => Math.round(value * 100)

export function formOf(plan: Plan): PlanForm {
  return {
    name: plan.name,
    ownRates: plan.ownRates,
    defaultPercent: percent(plan.budgetDefaultBasisPoints),
    rates: plan.rates.map(({ kind, subjectId, title, basisPoints }) => ({
      kind,
      subjectId,
      title,
      percent: percent(basisPoints),
    })),
    sharerPercent: percent(plan.sharerBasisPoints),
    ownerPercent: percent(plan.ownerBasisPoints),
    introducerPercent: percent(plan.introducerBasisPoints),
    windowDays: plan.windowDays,
    releaseDays: plan.releaseDays,
    depthApprovalId: plan.depthApprovalId ?? '',
    selfPurchase: plan.selfPurchase,
  }
}

/** What is sent; `replacesId` where an unpublished version gives way to this one. */
export function draftOf(form: PlanForm, from: Plan): PlanDraft {
  const replaces = from.state === 'DRAFT' || from.state === 'SIMULATED'
  return {
    replacesId: replaces ? from.id : null,
    name: form.name.trim(),
    budgetDefaultBasisPoints: points(form.defaultPercent),
    ownRates: form.ownRates,
    rates: form.rates.map(({ kind, subjectId, percent }) => ({
      kind,
      subjectId,
      basisPoints: points(percent),
    })),
    sharerBasisPoints: points(form.sharerPercent),
    ownerBasisPoints: points(form.ownerPercent),
    introducerBasisPoints: form.depthApprovalId ? points(form.introducerPercent) : 0,
    windowDays: form.windowDays,
    releaseDays: form.releaseDays,
    depthApprovalId: form.depthApprovalId || null,
    selfPurchase: form.selfPurchase,
  }
}

/** What the parts come to of the budget, in percent. */
export function partsOf(form: PlanForm): number {
  const introducer = form.depthApprovalId ? points(form.introducerPercent) : 0
  return percent(points(form.sharerPercent) + points(form.ownerPercent) + introducer)
}
