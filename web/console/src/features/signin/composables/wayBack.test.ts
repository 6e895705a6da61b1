import { expect, it } from 'vitest'
import { wayBack } from './wayBack'

it('goes on to the page that was asked for', () => {
  expect(wayBack('/orders?state=PAID')).toBe('/orders?state=PAID')
})

it.each([
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
])('never leaves the console for %s', (asked) => {
  expect(wayBack(asked)).toBe('/')
})
