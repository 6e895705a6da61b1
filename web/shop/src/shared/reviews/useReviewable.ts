import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** Lines of an order that can be reviewed, or were. */
export function useReviewable(orderId: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => keys.reviewable(toValue(orderId))),
    queryFn: () =>
      dataOf(api.GET('/api/orders/{id}/reviewable-lines', { params: { path: { id: toValue(orderId) } } })),
    enabled,
  })
}
