import type { CouponOffer } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** Coupons of the coupon centre that take something off a product's price. */
export function useProductCoupons(productId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.productCoupons(toValue(productId))),
    queryFn: async (): Promise<CouponOffer[]> =>
      (
        await dataOf(
          api.GET('/api/products/{id}/coupon-offers', { params: { path: { id: toValue(productId) } } }),
        )
      ).items,
  })
}
