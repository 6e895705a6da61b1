import type { Charge } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** Asks for a charge once a second until the provider's word has arrived; the browser's own is no proof. */
export function useCharge(id: MaybeRefOrGetter<string | undefined>) {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => keys.charge(toValue(id) ?? '')),
    queryFn: (): Promise<Charge> =>
      dataOf(api.GET('/api/charges/{id}', { params: { path: { id: toValue(id)! } } })),
    enabled: () => Boolean(toValue(id)),
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'OPEN' ? 1_000 : false),
  })
  watch(
    () => query.data.value?.state,
    (state) => {
      if (state && state !== 'OPEN') void client.invalidateQueries({ queryKey: keys.orders })
    },
  )
  return query
}
