import type { ExpertField, OwnExpertApplication } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { hasEnough, isComplete, isFull, openFields, shown, stands } from './expertFields'

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

const field = (code: string, retired = false): ExpertField => ({
  code,
  name: code,
  nameEn: code,
  retired,
  version: 1,
})

describe('what somebody applied for', () => {
  it('leaves out what was taken back, whose field is open again', () => {
    const all = [one('TEA', 'VERIFIED'), one('FOOD', 'WITHDRAWN'), one('HOME', 'DECLINED')]
    expect(shown(all).map(({ field }) => field)).toEqual(['TEA', 'HOME'])
    const fields = [field('FOOD'), field('PETS', true), field('TEA'), field('HOME'), field('HEALTH')]
    expect(openFields(fields, all).map(({ code }) => code)).toEqual(['FOOD', 'HEALTH'])
    expect(all.filter(stands).map(({ field }) => field)).toEqual(['TEA'])
  })

  it('is full once three wait, whatever else there is', () => {
    const two = [one('TEA', 'WAITING'), one('FOOD', 'WAITING'), one('HOME', 'VERIFIED')]
    expect(isFull(two)).toBe(false)
    expect(isFull([...two, one('HEALTH', 'WAITING')])).toBe(true)
  })

  it('is enough once eight stand', () => {
    const seven = 'ABCDEFG'.split('').map((code) => one(code, 'VERIFIED'))
    expect(hasEnough([...seven, one('H', 'DECLINED')])).toBe(false)
    expect(hasEnough([...seven, one('H', 'WAITING')])).toBe(true)
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
