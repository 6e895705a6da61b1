import type { Order, OrderState } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'
import { heard } from './heard'

export function useOrders(state: MaybeRefOrGetter<OrderState | undefined>) {
  return usePages(
    computed(() => [...keys.orders, 'list', toValue(state) ?? 'all']),
    async (after) => {
      const page = await dataOf(
        api.GET('/api/orders', { params: { query: { state: toValue(state), after } } }),
      )
      return { ...page, items: page.items.map((order) => heard(order, Date.now())) }
    },
  )
}

export function useOrder(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.order(toValue(id))),
    queryFn: async (): Promise<Order> =>
      heard(await dataOf(api.GET('/api/orders/{id}', { params: { path: { id: toValue(id) } } })), Date.now()),
    // Whether the group is full is decided by others.
    refetchInterval: ({ state }) => (state.data?.state === 'GATHERING' ? 2_000 : false),
  })
}

/** Lines of a paid order for which a refund or a return can be asked for now. */
export function useAskableLines(order: () => Order | undefined) {
  const ended = ['PLACED', 'GATHERING', 'CANCELLED', 'EXPIRED']
  const { data } = useQuery({
    queryKey: computed(() => keys.askable(order()?.id ?? '')),
    queryFn: () =>
      dataOf(api.GET('/api/orders/{id}/after-sale-options', { params: { path: { id: order()!.id } } })),
    enabled: () => Boolean(order()) && !ended.includes(order()!.state),
  })
  return computed(() => data.value?.map(({ lineId }) => lineId) ?? [])
}

function useOrderAct<T extends { id: string }>(act: (sent: T) => Promise<Order>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
    onSuccess: (order) => client.setQueryData(keys.order(order.id), heard(order, Date.now())),
  })
}

export const useCancelOrder = () =>
  useOrderAct(({ id, reason }: { id: string; reason: string }) =>
    attempt(`cancellation.${id}`, { reason }, (key) =>
      dataOf(
        api.POST('/api/orders/{id}/cancellation', {
          params: { path: { id } },
          body: { reason },
          headers: idempotent(key),
        }),
      ),
    ),
  )

export const useConfirmReceipt = () =>
  useOrderAct(({ id }: { id: string }) =>
    dataOf(api.POST('/api/orders/{id}/receipt', { params: { path: { id } } })),
  )

/** One parcel; the others may not even be packed. Again changes nothing. */
export const useConfirmParcel = () =>
  useOrderAct(({ id, parcelId }: { id: string; parcelId: string }) =>
    dataOf(api.POST('/api/orders/{id}/parcels/{parcelId}/receipt', { params: { path: { id, parcelId } } })),
  )
