import { dataOf, idempotent } from '@shuke/api-client'
import type { CircleState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** A try whose end is unknown outlives its page. */
const deciding = attempts()

/** What was asked for; with a state, what is in that state. */
export function useCircles() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['circles'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/circles', {
          params: { query: { ...query, state: (state || 'ASKED') as CircleState } },
        }),
      ),
  })
  return { ...url, list }
}

export function useCircle(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['circle', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/circles/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

export type Decision = { mostMembers: number } | { decline: string } | { close: string }

/** Opens, declines or closes; trying again cannot decide twice. */
export function useDecidingCircle(id: string, done: () => void) {
  const params = { path: { id } }
  return useAct(
    (decision: Decision) =>
      deciding(JSON.stringify([id, decision]), (key) => {
        const headers = idempotent(key)
        if ('mostMembers' in decision)
          return dataOf(api.POST('/api/operator/circles/{id}/opening', { params, body: decision, headers }))
        return 'decline' in decision
          ? dataOf(
              api.POST('/api/operator/circles/{id}/refusal', {
                params,
                body: { reason: decision.decline },
                headers,
              }),
            )
          : dataOf(
              api.POST('/api/operator/circles/{id}/closure', {
                params,
                body: { reason: decision.close },
                headers,
              }),
            )
      }),
    { stale: ['circles', 'circle'], done },
  )
}
