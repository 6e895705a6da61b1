import { expect, it } from 'vitest'
import { localEnd } from './useGroups'

it('counts down by the server’s time, however wrong the device’s clock is', () => {
  const heardAt = Date.parse('2031-01-01T00:00:00Z')
  expect(localEnd('2026-11-27T12:00:00Z', '2026-11-27T11:59:00Z', heardAt)).toBe('2031-01-01T00:01:00.000Z')
})
