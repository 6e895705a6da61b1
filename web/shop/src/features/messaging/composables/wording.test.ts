import type { Notification } from '@shuke/api-client/contract'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { iconOf, placeOf } from './wording'

const told = (kind: Notification['kind'], more: Partial<Notification> = {}): Notification => ({
  id: '1',
  kind,
  actor: null,
  subjectId: 's',
  detail: null,
  amount: null,
  at: '2026-01-01T00:00:00Z',
  read: false,
  ...more,
})
const kinds = Object.keys(iconOf) as Notification['kind'][]
const words = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../messages/rest/en.json'), 'utf8'),
) as { notification: Record<string, unknown>; wishes: { kind: Record<string, string> } }

describe('what a notification says', () => {
  it('has words, and a name among the wishes, for each kind', () => {
    expect(Object.keys(words.notification).sort()).toEqual([...kinds].sort())
    expect(Object.keys(words.wishes.kind).sort()).toEqual([...kinds].sort())
  })

  it('leads to what it is about', () => {
    expect(placeOf(told('COMMENT'))).toBe('/posts/s')
    expect(placeOf(told('QUESTION'))).toBe('/questions/s#answer')
    expect(placeOf(told('REVIEW_REPLY'))).toBe('/me/reviews/s')
    expect(placeOf(told('REVIEW'))).toBe('/partner/reviews')
    expect(placeOf(told('PARCEL'))).toBe('/orders/s')
    expect(placeOf(told('GROUP_REMINDER'))).toBe('/g/s')
    expect(placeOf(told('GROUP_MOVED'))).toBe('/g/s')
    expect(placeOf(told('OFFER', { detail: 'MEMBER_PRICE' }))).toBe('/circles/s')
    expect(placeOf(told('OFFER', { detail: 'GROUP' }))).toBe('/p/s')
    expect(placeOf(told('CAMPAIGN_PROPOSAL', { detail: 'DECLINED' }))).toBe('/group-proposals')
    expect(placeOf(told('EVENT_SOON'))).toBe('/circle-events/s')
    expect(placeOf(told('FLASH_TURN'))).toBe('/flash/s')
    expect(placeOf(told('FLASH_ENDED'))).toBe('/flash/s')
    expect(placeOf(told('MODERATION', { subjectId: null }))).toBe('/me/takedowns')
    expect(placeOf(told('EXPERTISE', { subjectId: null }))).toBe('/me/expertise')
    expect(placeOf(told('GROUP_FILLED'))).toBe('/orders/s')
    expect(placeOf(told('PAYOUT', { subjectId: null }))).toBe('/partner/payouts')
    const actor = { code: 'Pabc', nickname: 'Mei', avatarUrl: null, expertIn: [] }
    expect(placeOf(told('NEW_FOLLOWER', { actor, subjectId: null }))).toBe('/u/Pabc')
  })

  it('leads nowhere where who did it is not met any more', () => {
    expect(placeOf(told('NEW_FOLLOWER', { subjectId: null }))).toBeNull()
  })
})
