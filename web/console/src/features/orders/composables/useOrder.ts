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

/** Who ships what of the order; opened within a second of its payment. */
export function useOrderShipments(id: MaybeRefOrGetter<string>, state: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['order', toValue(id), 'shipments', toValue(state)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/orders/{id}/shipments', { params: { path: { id: toValue(id) } } })),
  })
}
