import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'

/** A product to edit: read once, so that nothing changes under the typing hand. */
export function useProduct(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['product', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/products/{id}', { params: { path: { id: toValue(id) } } })),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
