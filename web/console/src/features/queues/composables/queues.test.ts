import { describe, expect, it } from 'vitest'
import { countOf, waits } from './queues'

describe('queues', () => {
  it('count as far as one page reaches', () => {
    expect(countOf({ items: [1, 2], next: null })).toBe('2')
    expect(countOf({ items: Array(50).fill(1), next: 'c' })).toBe('50+')
  })
  it('wait only where something is known to be there', () => {
    expect(waits({ kind: 'holds', right: 'RISK', count: undefined })).toBe(false)
    expect(waits({ kind: 'holds', right: 'RISK', count: '0' })).toBe(false)
    expect(waits({ kind: 'holds', right: 'RISK', count: '50+' })).toBe(true)
  })
})
