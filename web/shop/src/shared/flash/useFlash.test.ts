import type { FlashPage } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { pauseOf } from './useFlash'

const page = (stage: string, state?: string) =>
  ({ offer: { stage }, place: state ? { state } : null }) as unknown as FlashPage

it('looks often for whoever waits or is called, and no more once the offer is over', () => {
  expect(pauseOf(page('LINE', 'WAITING'))).toBe(2_000)
  expect(pauseOf(page('LINE', 'CALLED'))).toBe(2_000)
  expect(pauseOf(page('OPEN'))).toBe(4_000)
  expect(pauseOf(page('SOON', 'GONE'))).toBe(4_000)
  expect(pauseOf(undefined)).toBe(4_000)
  expect(pauseOf(page('OVER'))).toBe(false)
})
