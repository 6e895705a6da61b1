import { dataOf, idempotent } from '@shuke/api-client'
import type { Simulation } from '@shuke/api-client/contract'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

const under = (state?: Simulation['state']) => state === 'WAITING' || state === 'RUNNING'

/** The plan's latest simulation, asked for again every while it runs; once it is over the plan has moved on too. */
export function useSimulation(planId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => ['simulations', toValue(planId)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/plans/{id}/simulations', { params: { path: { id: toValue(planId) } } })),
    refetchInterval: ({ state }) => (under(state.data?.items[0]?.state) ? 700 : false),
  })
  const latest = computed(() => query.data.value?.items[0])
  // One that is over before it was ever seen running moves the plan on all the same.
  watch(
    () => (latest.value && !under(latest.value.state) ? latest.value.id : undefined),
    (ended) => {
      if (ended) void queries.invalidateQueries({ queryKey: ['plans'] })
    },
  )
  return { ...query, latest, running: computed(() => under(latest.value?.state)) }
}

const once = attempts()

export function useSimulate() {
  return useAct(
    (id: string) =>
      once(`simulate ${id}`, (key) =>
        dataOf(
          api.POST('/api/operator/plans/{id}/simulations', {
            params: { path: { id }, header: idempotent(key) },
          }),
        ),
      ),
    { stale: ['simulations'] },
  )
}

export function useCancelSimulation() {
  return useAct(
    (id: string) =>
      dataOf(api.POST('/api/operator/simulations/{id}/cancellation', { params: { path: { id } } })),
    { stale: ['simulations', 'plans'] },
  )
}

export function useSimulatedPartners(id: string, gaining: boolean) {
  return useKeysetList({
    key: ['simulated', id, 'partners', gaining],
    read: (query) =>
      dataOf(
        api.GET('/api/operator/simulations/{id}/partners', {
          params: { path: { id }, query: { ...query, gaining } },
        }),
      ),
  })
}

export function useSimulatedProducts(id: string) {
  return useKeysetList({
    key: ['simulated', id, 'products'],
    read: (query) =>
      dataOf(api.GET('/api/operator/simulations/{id}/products', { params: { path: { id }, query } })),
  })
}

export function useLosingLines(id: string) {
  return useKeysetList({
    key: ['simulated', id, 'losing-lines'],
    read: (query) =>
      dataOf(api.GET('/api/operator/simulations/{id}/losing-lines', { params: { path: { id }, query } })),
  })
}
