import type { Money } from '@shuke/api-client/contract'
import { formatAgo, formatDay, formatMoment } from '@shuke/ui/dates'
import { formatMoney, formatSignedMoney } from '@shuke/ui/money'
import { useI18n } from 'vue-i18n'

/** Money and dates in the reader's language. */
export function useFormat() {
  const { locale } = useI18n()
  return {
    money: (money: Money) => formatMoney(money, locale.value),
    signedMoney: (money: Money) => formatSignedMoney(money, locale.value),
    day: (at: string) => formatDay(at, locale.value),
    moment: (at: string) => formatMoment(at, locale.value),
    ago: (at: string) => formatAgo(at, locale.value),
    percent: (basisPoints: number) =>
      new Intl.NumberFormat(locale.value, { style: 'percent', maximumFractionDigits: 2 }).format(
        basisPoints / 10_000,
      ),
  }
}
