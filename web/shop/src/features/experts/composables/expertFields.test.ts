import type { OwnExpertApplication } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { expertFields, isComplete, isFull, openFields, shown, stands } from './expertFields'

const one = (
  field: OwnExpertApplication['field'],
  state: OwnExpertApplication['state'],
): OwnExpertApplication => ({
  id: `${field}-${state}`,
  field,
  state,
  version: 1,
  words: null,
  certificate: null,
  pictures: [],
  askedAt: '2026-01-01T00:00:00Z',
  decidedAt: null,
  reason: null,
})

describe('what somebody applied for', () => {
  it('leaves out what was taken back, whose field is open again', () => {
    const all = [one('TEA', 'VERIFIED'), one('FOOD', 'WITHDRAWN'), one('HOME', 'DECLINED')]
    expect(shown(all).map(({ field }) => field)).toEqual(['TEA', 'HOME'])
    expect(openFields(all)).toEqual(expertFields.filter((field) => field !== 'TEA' && field !== 'HOME'))
    expect(all.filter(stands).map(({ field }) => field)).toEqual(['TEA'])
  })

  it('is full once three wait, whatever else there is', () => {
    const two = [one('TEA', 'WAITING'), one('FOOD', 'WAITING'), one('HOME', 'VERIFIED')]
    expect(isFull(two)).toBe(false)
    expect(isFull([...two, one('HEALTH', 'WAITING')])).toBe(true)
  })
})

describe('an application', () => {
  it('needs ten letters, and a picture or a number', () => {
    const words = '做了十二年的评茶员。'
    expect(isComplete({ words, certificate: '', pictures: [] })).toBe(false)
    expect(isComplete({ words, certificate: '  ', pictures: [] })).toBe(false)
    expect(isComplete({ words, certificate: 'T 1', pictures: [] })).toBe(true)
    expect(isComplete({ words, certificate: '', pictures: [1] })).toBe(true)
    expect(isComplete({ words: ' 懂茶 ', certificate: 'T 1', pictures: [1] })).toBe(false)
  })
})
