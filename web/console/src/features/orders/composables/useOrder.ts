import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'

export function useOrder(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['order', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/orders/{id}', { params: { path: { id: toValue(id) } } })),
  })
}
