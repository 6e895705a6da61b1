import { expect, it } from 'vitest'
import { heard } from './heard'

const heardAt = Date.parse('2031-01-01T00:00:00Z')

it('counts what has to be paid by the server’s time, however wrong the device’s clock is', () => {
  const order = { id: 'o', payBefore: '2026-11-27T12:00:00Z', now: '2026-11-27T11:55:00Z' }
  expect(heard(order, heardAt)).toEqual({ ...order, payBefore: '2031-01-01T00:05:00.000Z' })
})

it('leaves alone what waits for no payment', () => {
  const order = { id: 'o', payBefore: null, now: null }
  expect(heard(order, heardAt)).toBe(order)
})
