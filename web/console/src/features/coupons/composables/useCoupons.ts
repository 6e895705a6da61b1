import { dataOf } from '@shuke/api-client'
import type { CouponDraft, OperatorCoupon } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

const stale = ['coupons']

export function useCoupons() {
  return useKeysetList<OperatorCoupon>({
    key: ['coupons'],
    read: (query) => dataOf(api.GET('/api/operator/coupons', { params: { query } })),
  })
}

export function useMakingCoupon(done: () => void) {
  return useAct((body: CouponDraft) => dataOf(api.POST('/api/operator/coupons', { body })), { stale, done })
}

export function usePublishingCoupon(done: () => void) {
  return useAct(
    (id: string) => dataOf(api.POST('/api/operator/coupons/{id}/publication', { params: { path: { id } } })),
    { stale, done },
  )
}

export function usePausingCoupon(done: () => void) {
  return useAct(
    (id: string) => dataOf(api.POST('/api/operator/coupons/{id}/pause', { params: { path: { id } } })),
    { stale, done },
  )
}

/** The suppliers whose goods a coupon can be for. */
export function useVendorChoice() {
  return useQuery({
    queryKey: ['suppliers', 'choice'],
    queryFn: () => dataOf(api.GET('/api/operator/suppliers', { params: { query: { limit: 50 } } })),
  })
}

/** The partners whose name fits; only for who may see partners. */
export function usePartnerChoice(words: Ref<string>, allowed: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ['partners', 'choice', words.value]),
    queryFn: () =>
      dataOf(
        api.GET('/api/operator/partners', {
          params: { query: { ...(words.value && { q: words.value }), limit: 10 } },
        }),
      ),
    enabled: () => allowed.value,
  })
}

export function useCategoryChoice() {
  return useQuery({ queryKey: ['categories'], queryFn: () => dataOf(api.GET('/api/categories')) })
}
