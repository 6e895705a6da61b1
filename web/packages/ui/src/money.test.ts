import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, formatMoney, formatSignedMoney, moneyParts, parseMoney } from './money'

const yuan = (amountMinor: number) => ({ amountMinor, currency: 'CNY' })

describe('money', () => {
  it('writes two decimals in both languages', () => {
    expect(formatMoney(yuan(5_900), 'zh-CN')).toBe('¥59.00')
    expect(formatMoney(yuan(123_456_789), 'en')).toBe('¥1,234,567.89')
    expect(formatMoney(yuan(-5), 'zh-CN')).toBe('-¥0.05')
  })

  it('puts a plus before what comes in and nothing before zero', () => {
    expect(formatSignedMoney(yuan(320))).toBe('+¥3.20')
    expect(formatSignedMoney(yuan(0))).toBe('¥0.00')
  })

  it('takes a price apart for setting', () => {
    expect(moneyParts(yuan(123_450))).toEqual({ symbol: '¥', whole: '1,234', decimals: '.50' })
  })

  it('reads back what it wrote, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (minor) => {
        expect(parseMoney(decimalOf(minor))).toBe(minor)
        const { whole, decimals } = moneyParts(yuan(minor), 'en')
        expect(parseMoney(whole + decimals)).toBe(minor)
      }),
    )
  })

  it('refuses what is no amount', () => {
    for (const typed of ['', '1.234', '-3', '1e3', 'abc', '１２']) expect(parseMoney(typed)).toBeNull()
  })
})
