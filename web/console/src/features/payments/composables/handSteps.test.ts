import { describe, expect, it } from 'vitest'
import { handStepsOf } from './handSteps'

const taken = {
  takenBy: 'a',
  takenByName: 'Ann',
  takenAt: '2026-11-27T00:00:00Z',
  reason: 'The card is closed',
  approvalsNeeded: 1,
  approvedBy: null,
  paidBy: null,
  proof: null,
}

describe('a refund by hand', () => {
  it('begins with one that waits for us, and with no other', () => {
    expect(handStepsOf({ state: 'WAITING', byHand: null })).toEqual(['take'])
    for (const state of ['ASKED', 'PROCESSING', 'ABNORMAL', 'CLOSED', 'DONE'] as const) {
      expect(handStepsOf({ state, byHand: null })).toEqual([])
    }
  })

  it('is paid or put back', () => {
    expect(handStepsOf({ state: 'BY_HAND', byHand: taken })).toEqual(['payment', 'withdrawal'])
  })

  it('needs a second person first where there is much to pay', () => {
    const large = { ...taken, approvalsNeeded: 2 }
    expect(handStepsOf({ state: 'BY_HAND', byHand: large })).toEqual(['approval', 'withdrawal'])
    expect(handStepsOf({ state: 'BY_HAND', byHand: { ...large, approvedBy: 'b' } })).toEqual([
      'payment',
      'withdrawal',
    ])
  })

  it('ends with its payment', () => {
    expect(handStepsOf({ state: 'PAID_BY_HAND', byHand: { ...taken, proof: 'Transfer 1' } })).toEqual([])
  })
})
