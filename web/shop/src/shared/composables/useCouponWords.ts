import type { CouponTerms } from '@shuke/api-client/contract'
import { useI18n } from 'vue-i18n'
import { useFormat } from './useFormat'

/** The tenths that stay to be paid, as they are said in Chinese: 1,000 basis points off are 9, 1,500 are 8.5. */
export function foldOf(basisPointsOff: number): string {
  return String((10_000 - basisPointsOff) / 1_000)
}

/** What a coupon takes off, from when, and of what. */
export function useCouponWords() {
  const { t, locale } = useI18n()
  const format = useFormat()

  function off(terms: CouponTerms): string {
    if (terms.amount) return t('coupons.off.FIXED', { amount: format.money(terms.amount) })
    if (!terms.basisPoints) return t('coupons.off.FREE_FREIGHT')
    const chinese = locale.value.startsWith('zh')
    return t('coupons.off.PERCENT', {
      part: chinese ? foldOf(terms.basisPoints) : format.percent(terms.basisPoints),
    })
  }

  function condition(terms: CouponTerms): string {
    const from = terms.threshold.amountMinor
      ? t('coupons.from', { amount: format.money(terms.threshold) })
      : t('coupons.always')
    return terms.most ? `${from} · ${t('coupons.most', { amount: format.money(terms.most) })}` : from
  }

  function scope(terms: CouponTerms, vendorName?: string | null, goodsNames: string[] = []): string {
    if (terms.kind === 'FREE_FREIGHT') return t('coupons.delivery')
    if (goodsNames.length) return t('coupons.chosenGoods', { names: goodsNames.join(t('coupons.and')) })
    return terms.vendorId && vendorName ? t('coupons.goodsOf', { name: vendorName }) : t('coupons.everything')
  }

  /** The last day that counts: the end is the first moment after it. */
  function until(endsAt: string): string {
    return t('coupons.until', { day: format.day(new Date(Date.parse(endsAt) - 1).toISOString()) })
  }

  return { off, condition, scope, until }
}
