import type { Order } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export interface LineOfOrder {
  orderId: string
  lineId: string
}

/** A line of one of the person's orders; the order's page shares what was read. */
export function useBoughtLine(which: MaybeRefOrGetter<LineOfOrder>) {
  const order = useQuery({
    queryKey: computed(() => keys.order(toValue(which).orderId)),
    queryFn: (): Promise<Order> =>
      dataOf(api.GET('/api/orders/{id}', { params: { path: { id: toValue(which).orderId } } })),
  })
  const line = computed(() => order.data.value?.lines.find(({ id }) => id === toValue(which).lineId))
  const missing = computed(() => Boolean(order.data.value) && !line.value)
  return { line, missing, error: order.error, refetch: order.refetch }
}
