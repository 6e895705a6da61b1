import type { FlashPage } from '@shuke/api-client/contract'
import { expect, it } from 'vitest'
import { canOrder, pauseOf, placeIn } from './useFlash'

const page = (stage: string, state?: string) =>
  ({ offer: { stage }, place: state ? { state } : null }) as unknown as FlashPage

it('looks often for whoever waits or is called, and no more once the offer is over', () => {
  expect(pauseOf(page('LINE', 'WAITING'))).toBe(2_000)
  expect(pauseOf(page('LINE', 'CALLED'))).toBe(2_000)
  expect(pauseOf(page('OPEN'))).toBe(4_000)
  expect(pauseOf(page('SOON', 'GONE'))).toBe(4_000)
  expect(pauseOf(undefined)).toBe(4_000)
  expect(pauseOf(page('OVER'))).toBe(false)
  expect(pauseOf(page('OVER', 'WAITING'))).toBe(false)
  expect(pauseOf(page('OVER', 'CALLED'))).toBe(false)
})

it('ends the line with the offer, and leaves what is ordered', () => {
  expect(placeIn(page('OVER', 'WAITING'))).toBeNull()
  expect(placeIn(page('OVER', 'CALLED'))).toBeNull()
  expect(placeIn(page('LINE', 'GONE'))).toBeNull()
  expect(placeIn(page('OVER', 'HELD'))?.state).toBe('HELD')
  expect(placeIn(page('OVER', 'SOLD'))?.state).toBe('SOLD')
  expect(placeIn(page('LINE', 'WAITING'))?.state).toBe('WAITING')
})

it('lets order whose turn it is, or whoever comes while it is open, and nobody once it is over', () => {
  expect(canOrder(page('LINE', 'CALLED'))).toBe(true)
  expect(canOrder(page('OPEN'))).toBe(true)
  expect(canOrder(page('LINE', 'GONE'))).toBe(true)
  expect(canOrder(page('LINE', 'WAITING'))).toBe(false)
  expect(canOrder(page('OVER', 'CALLED'))).toBe(false)
  expect(canOrder(page('OVER'))).toBe(false)
  expect(canOrder(page('SOON'))).toBe(false)
})
