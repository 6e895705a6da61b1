import { describe, expect, it } from 'vitest'
import { allows } from './rights'

describe('rights', () => {
  it('gives the owner everything', () => {
    expect(allows(['OWNER'], ['FINANCE'])).toBe(true)
  })
  it('asks for one of the needed rights', () => {
    expect(allows(['CARE'], ['CARE', 'FINANCE'])).toBe(true)
    expect(allows(['CARE'], ['FINANCE'])).toBe(false)
  })
  it('lets any member of staff see what needs no right, and nobody else', () => {
    expect(allows(['CATALOGUE'], [])).toBe(true)
    expect(allows([], [])).toBe(false)
  })
})
