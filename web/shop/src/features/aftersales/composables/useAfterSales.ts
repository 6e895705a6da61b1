import type { AfterSale, Money } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function useAfterSales() {
  return usePages(keys.afterSales, (after) =>
    dataOf(api.GET('/api/after-sales', { params: { query: { after } } })),
  )
}

/** The other side may answer at any moment, so an open one is asked for again while it is looked at. */
export function useAfterSale(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.afterSale(toValue(id))),
    queryFn: (): Promise<AfterSale> =>
      dataOf(api.GET('/api/after-sales/{id}', { params: { path: { id: toValue(id) } } })),
    staleTime: 5_000,
    refetchInterval: ({ state }) => (state.data?.dueAt ? 10_000 : false),
  })
}

/** One step of the buyer's. Whatever became of it, what is shown is read again: the other side may have been faster. */
function useStep<T>(
  id: MaybeRefOrGetter<string>,
  name: string,
  take: (id: string, sent: T, key: string) => Promise<AfterSale>,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sent: T) =>
      attempt(`after-sale.${name}.${toValue(id)}`, sent ?? null, (key) => take(toValue(id), sent, key)),
    onSuccess: (afterSale) => client.setQueryData(keys.afterSale(afterSale.id), afterSale),
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  })
}

export const useWithdraw = (id: MaybeRefOrGetter<string>) =>
  useStep<void>(id, 'withdrawal', (one, _nothing, key) =>
    dataOf(
      api.POST('/api/after-sales/{id}/withdrawal', {
        params: { path: { id: one } },
        headers: idempotent(key),
      }),
    ),
  )

export const useAccept = (id: MaybeRefOrGetter<string>) =>
  useStep(id, 'acceptance', (one, offered: Money, key) =>
    dataOf(
      api.POST('/api/after-sales/{id}/acceptance', {
        params: { path: { id: one } },
        body: { offered },
        headers: idempotent(key),
      }),
    ),
  )

export const useObject = (id: MaybeRefOrGetter<string>) =>
  useStep(id, 'objection', (one, words: string, key) =>
    dataOf(
      api.POST('/api/after-sales/{id}/objection', {
        params: { path: { id: one } },
        body: { words },
        headers: idempotent(key),
      }),
    ),
  )

export const useSendParcel = (id: MaybeRefOrGetter<string>) =>
  useStep(id, 'parcel', (one, parcel: { carrier: string; trackingNumber: string }, key) =>
    dataOf(
      api.POST('/api/after-sales/{id}/parcel', {
        params: { path: { id: one } },
        body: parcel,
        headers: idempotent(key),
      }),
    ),
  )
