import type { Plan } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { draftOf, formOf, partsOf } from './planForm'

const plan: Plan = {
  id: 'p',
  version: 3,
  name: 'Spring',
  state: 'DRAFT',
  budgetDefaultBasisPoints: 1015,
  ownRates: true,
  rates: [{ kind: 'PRODUCT', subjectId: 'h', title: 'Honey', basisPoints: 1999 }],
  sharerBasisPoints: 6000,
  ownerBasisPoints: 3001,
  introducerBasisPoints: 0,
  windowDays: 30,
  releaseDays: 14,
  depth: 1,
  depthApprovalId: null,
  selfPurchase: 'NONE',
  currency: 'CNY',
  replacesId: null,
  createdAt: '2026-11-23T08:00:00Z',
  publishedAt: null,
  simulationId: null,
  publishingReason: null,
}

it('sends back to the basis point what it was given', () => {
  const draft = draftOf(formOf(plan), plan)
  expect(draft).toMatchObject({
    replacesId: 'p',
    budgetDefaultBasisPoints: 1015,
    sharerBasisPoints: 6000,
    ownerBasisPoints: 3001,
    releaseDays: 14,
    rates: [{ kind: 'PRODUCT', subjectId: 'h', basisPoints: 1999 }],
  })
})

it('replaces a draft, but never what was published', () => {
  expect(draftOf(formOf(plan), { ...plan, state: 'PUBLISHED' }).replacesId).toBeNull()
})

it('pays a second level only under an approval', () => {
  const form = { ...formOf(plan), introducerPercent: 9.99 }
  expect(draftOf(form, plan).introducerBasisPoints).toBe(0)
  expect(partsOf(form)).toBe(90.01)
  const approved = { ...form, depthApprovalId: 'a' }
  expect(draftOf(approved, plan).introducerBasisPoints).toBe(999)
  expect(partsOf(approved)).toBe(100)
})
