import { describe, expect, it } from 'vitest'
import { alarmsOf } from './alarms'

const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })
const calm = { drift: 0, difference: yuan(0) }
const none = { items: [], next: null }

describe('alarms', () => {
  it('is silent while all is well or not known', () => {
    expect(alarmsOf(calm, none, none)).toEqual([])
    expect(alarmsOf(undefined, undefined, undefined)).toEqual([])
  })
  it('rings when balances drift from entries or the books do not sum to zero', () => {
    expect(alarmsOf({ ...calm, drift: 2 }, none, none)[0]).toMatchObject({ kind: 'drift', count: '2' })
    expect(alarmsOf({ ...calm, difference: yuan(-1) }, none, none)[0]!.kind).toBe('drift')
  })
  it('counts waiting payouts as far as one page reaches', () => {
    expect(alarmsOf(calm, { items: [1, 2], next: null }, none)[0]!.count).toBe('2')
    expect(alarmsOf(calm, { items: Array(50).fill(1), next: 'c' }, none)[0]!.count).toBe('50+')
  })
  it('counts held rewards and notices that did not fit', () => {
    const two = { items: [1, 2], next: null }
    expect(alarmsOf(calm, none, none, two, two)).toMatchObject([
      { kind: 'holds', count: '2' },
      { kind: 'misfits', count: '2' },
    ])
  })
  it('names failed imports only', () => {
    const imports = {
      items: [
        { id: 'a', state: 'FAILED' as const },
        { id: 'b', state: 'DONE' as const },
      ],
      next: null,
    }
    expect(alarmsOf(calm, none, imports)).toMatchObject([{ kind: 'imports', count: '1' }])
  })
})
