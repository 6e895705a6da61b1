import { describe, expect, it } from 'vitest'
import { formatAgo, formatDay, formatRemaining } from './dates'

const now = new Date('2026-11-05T12:00:00Z').getTime()

describe('dates', () => {
  it('speaks the reader’s language', () => {
    expect(formatDay('2026-11-05T12:00:00Z', 'zh-CN')).toBe('2026年11月5日')
    expect(formatDay('2026-11-05T12:00:00Z', 'en')).toBe('Nov 5, 2026')
  })

  it('says how long ago until a week has passed', () => {
    expect(formatAgo('2026-11-05T11:57:00Z', 'zh-CN', now)).toBe('3分钟前')
    expect(formatAgo('2026-11-04T11:00:00Z', 'zh-CN', now)).toBe('昨天')
    expect(formatAgo('2026-10-01T12:00:00Z', 'zh-CN', now)).toBe('2026年10月1日')
  })

  it('counts down to zero and not below', () => {
    expect(formatRemaining(15 * 60_000)).toBe('15:00')
    expect(formatRemaining(900)).toBe('00:01')
    expect(formatRemaining(-1)).toBe('00:00')
    expect(formatRemaining(3_661_000)).toBe('01:01:01')
  })
})
