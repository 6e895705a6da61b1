import type { CouponOffer, MyCoupon } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export type CouponStanding = MyCoupon['standing']

export function useCouponOffers() {
  return useQuery({
    queryKey: keys.couponOffers,
    queryFn: async (): Promise<CouponOffer[]> => (await dataOf(api.GET('/api/coupon-offers'))).items,
  })
}

export function useCouponOffer(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.couponOffer(toValue(code))),
    queryFn: (): Promise<CouponOffer> =>
      dataOf(api.GET('/api/coupon-offers/{code}', { params: { path: { code: toValue(code) } } })),
  })
}

export function useMyCoupons(standing: MaybeRefOrGetter<CouponStanding>) {
  return usePages<MyCoupon>(
    () => [...keys.coupons, toValue(standing)],
    (after) =>
      dataOf(api.GET('/api/my/coupons', { params: { query: { standing: toValue(standing), after } } })),
  )
}

/** Claims a coupon by its code; what is shown of it is asked again, whether it was given or refused. */
export function useClaimCoupon() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (code: string): Promise<MyCoupon> =>
      attempt('coupon', code, (key) =>
        dataOf(api.POST('/api/my/coupons', { body: { code }, headers: idempotent(key) })),
      ),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.couponOffers })
      void client.invalidateQueries({ queryKey: keys.coupons })
      void client.invalidateQueries({ queryKey: keys.quote })
    },
  })
}
