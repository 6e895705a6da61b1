import { expect, it } from 'vitest'
import { returnPath } from './useSignIn'

it('returns to paths of this shop alone', () => {
  expect(returnPath('/checkout?lines=a*1')).toBe('/checkout?lines=a*1')
  for (const asked of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    undefined,
    ['/a'],
    '/sign-in',
  ]) {
    expect(returnPath(asked)).toBe('/me')
  }
})
