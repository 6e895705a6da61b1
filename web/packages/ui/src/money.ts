/** An amount as the server writes it: whole minor units (fen) and the currency's code. */
export interface MoneyValue {
  amountMinor: number
  currency: string
}

const formats = new Map<string, Intl.NumberFormat>()

function format(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale}/${currency}`
  let known = formats.get(key)
  if (!known) {
    known = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    })
    formats.set(key, known)
  }
  return known
}

/**
 * `¥1,234.50` by locale. The digits are put together as text, never divided as a floating point number, so
 * that the largest amount the server can send comes out to the cent.
 */
export function formatMoney(money: MoneyValue, locale = 'zh-CN'): string {
  return format(locale, money.currency).format(decimalOf(money.amountMinor) as Intl.StringNumericLiteral)
}

/** The same with a sign in front of what comes in: `+¥3.20`. */
export function formatSignedMoney(money: MoneyValue, locale = 'zh-CN'): string {
  return money.amountMinor > 0 ? `+${formatMoney(money, locale)}` : formatMoney(money, locale)
}

/** Symbol, whole part and decimals apart, for prices whose decimals are set smaller. */
export function moneyParts(money: MoneyValue, locale = 'zh-CN') {
  const parts = format(locale, money.currency).formatToParts(
    decimalOf(money.amountMinor) as Intl.StringNumericLiteral,
  )
  const text = (...types: string[]) =>
    parts
      .filter((part) => types.includes(part.type))
      .map((part) => part.value)
      .join('')
  return {
    symbol: text('minusSign', 'currency'),
    whole: text('integer', 'group'),
    decimals: text('decimal', 'fraction'),
  }
}

/** `12345` → `"123.45"`. */
export function decimalOf(amountMinor: number): string {
  const digits = Math.abs(amountMinor).toString().padStart(3, '0')
  return `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** What a person typed (`12`, `12.5`, `12.50`) in minor units; null where it is no amount. */
export function parseMoney(typed: string): number | null {
  const match = /^\s*[¥￥]?\s*(\d{1,12})(?:\.(\d{1,2}))?\s*$/.exec(typed.replaceAll(',', ''))
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
