import { afterEach, expect, it, vi } from 'vitest'
import { hearMarketTime, marketDay, marketDayIn, marketMonth, marketNow } from './marketClock'

afterEach(() => void vi.useRealTimers())

it('goes by the server’s time in the market’s zone, whatever this browser thinks', () => {
  vi.useFakeTimers({ now: new Date('2026-11-27T08:00:00Z') })
  hearMarketTime('2026-12-31T16:00:00Z')
  expect(marketDay()).toBe('2027-01-01')
  expect(marketMonth()).toBe('2027-01')
  expect(marketDayIn(-1)).toBe('2026-12-31')
  vi.advanceTimersByTime(1_000)
  expect(marketNow()).toBe(new Date('2026-12-31T16:00:01Z').getTime())
})

it('says in which month of the market something happened', () => {
  expect(marketMonth('2026-10-31T16:30:00Z')).toBe('2026-11')
})
