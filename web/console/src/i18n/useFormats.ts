import { formatDay, formatMoment } from '@shuke/ui/dates'
import type { Locale } from '@shuke/ui/locale'
import { formatMoney, formatSignedMoney, type MoneyValue } from '@shuke/ui/money'
import { useI18n } from 'vue-i18n'

/** Money, dates and figures in the reader's language. */
export function useFormats() {
  const { locale } = useI18n()
  return {
    money: (value: MoneyValue) => formatMoney(value, locale.value),
    signedMoney: (value: MoneyValue) => formatSignedMoney(value, locale.value),
    moment: (at: string) => formatMoment(at, locale.value as Locale),
    day: (at: string) => formatDay(at, locale.value as Locale),
    count: (figure: number) => figure.toLocaleString(locale.value),
    percent: (basisPoints: number) =>
      (basisPoints / 10_000).toLocaleString(locale.value, { style: 'percent', maximumFractionDigits: 2 }),
  }
}
