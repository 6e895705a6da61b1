import { dataOf, idempotent } from '@shuke/api-client'
import type { GroupProposalState, GroupProposalTerms } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** A try whose end is unknown outlives its page. */
const deciding = attempts()

/** What waits; with a state, what is in that state. */
export function useProposals() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['group-proposals'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/group-proposals', {
          params: { query: { ...query, state: (state || 'WAITING') as GroupProposalState } },
        }),
      ),
  })
  return { ...url, list }
}

export function useProposal(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['group-proposal', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/group-proposals/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** Approves it, which publishes the campaign, or declines it with a reason; trying again cannot decide twice. */
export function useDecidingProposal(id: string, done: () => void) {
  const params = { path: { id } }
  return useAct(
    (decision: { terms: GroupProposalTerms } | { reason: string }) =>
      deciding(JSON.stringify([id, decision]), (key) =>
        'terms' in decision
          ? dataOf(
              api.POST('/api/operator/group-proposals/{id}/approval', {
                params,
                body: decision.terms,
                headers: idempotent(key),
              }),
            )
          : dataOf(
              api.POST('/api/operator/group-proposals/{id}/refusal', {
                params,
                body: decision,
                headers: idempotent(key),
              }),
            ),
      ),
    { stale: ['group-proposals', 'group-proposal', 'group-campaigns'], done },
  )
}
