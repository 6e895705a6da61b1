import { describe, expect, it } from 'vitest'
import { columnsOf, pageOf, sumOf } from './books'

const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })

describe('the books', () => {
  it('sets what is held on the left and what is owed on the right', () => {
    expect(columnsOf(yuan(-590))).toEqual({ debit: yuan(590), credit: null })
    expect(columnsOf(yuan(590))).toEqual({ debit: null, credit: yuan(590) })
    expect(columnsOf(yuan(0))).toEqual({ debit: null, credit: yuan(0) })
  })
  it('sums entries', () => {
    expect(sumOf([yuan(-590), yuan(531), yuan(59)])).toEqual(yuan(0))
    expect(sumOf([])).toEqual(yuan(0))
  })
  it('leads to what caused a transfer', () => {
    expect(pageOf({ kind: 'settlement', id: 'o' })).toEqual({ name: 'order', params: { id: 'o' } })
    expect(pageOf({ kind: 'payout', id: 'p' })).toEqual({ name: 'payouts' })
    expect(pageOf({ kind: 'release', id: 'a' })).toEqual({ name: 'commissions' })
    expect(pageOf({ kind: 'charge', id: 'c' })).toBeNull()
  })
})
