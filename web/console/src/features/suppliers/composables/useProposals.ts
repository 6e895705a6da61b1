import { dataOf, idempotent } from '@shuke/api-client'
import type { ProposalState, ProposalTerms } from '@shuke/api-client/contract'
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
    key: ['proposals'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/proposals', {
          params: { query: { ...query, state: (state || 'WAITING') as ProposalState } },
        }),
      ),
  })
  return { ...url, list }
}

export function useProposal(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['proposal', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/proposals/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** Approves under the operator's terms, or declines with a reason; trying again cannot decide twice. */
export function useDecidingProposal(id: string, done: () => void) {
  const params = { path: { id } }
  return useAct(
    (decision: { terms: ProposalTerms } | { reason: string }) =>
      deciding(JSON.stringify([id, decision]), (key) =>
        'terms' in decision
          ? dataOf(
              api.POST('/api/operator/proposals/{id}/approval', {
                params,
                body: decision.terms,
                headers: idempotent(key),
              }),
            )
          : dataOf(
              api.POST('/api/operator/proposals/{id}/refusal', {
                params,
                body: decision,
                headers: idempotent(key),
              }),
            ),
      ),
    { stale: ['proposals', 'proposal', 'products'], done },
  )
}
