import { dataOf } from '@shuke/api-client'
import type { ExpertApplication, ExpertState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** What waits; with a state, what is in that state. */
export function useExperts() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['expert-applications'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/expert-applications', {
          params: { query: { ...query, state: (state || 'WAITING') as ExpertState } },
        }),
      ),
  })
  return { ...url, list }
}

/** What was shown for it. Each time that it is read is audited, so it is read when asked for, once. */
export function useEvidence(id: string) {
  return useQuery({
    queryKey: ['expert-applications', 'reading', id],
    queryFn: () =>
      dataOf(api.POST('/api/operator/expert-applications/{id}/reading', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
}

export type Verdict = 'approval' | 'refusal' | 'revocation'

/** Decides about it as it was seen; whoever was slower is told. */
export function useDecidingExpertise(done: () => void) {
  return useAct(
    ({ found, verdict, reason }: { found: ExpertApplication; verdict: Verdict; reason: string }) => {
      const params = { path: { id: found.id } }
      const { version } = found
      switch (verdict) {
        case 'approval':
          return dataOf(
            api.POST('/api/operator/expert-applications/{id}/approval', { params, body: { version } }),
          )
        case 'refusal':
          return dataOf(
            api.POST('/api/operator/expert-applications/{id}/refusal', { params, body: { version, reason } }),
          )
        case 'revocation':
          return dataOf(
            api.POST('/api/operator/expert-applications/{id}/revocation', {
              params,
              body: { version, reason },
            }),
          )
      }
    },
    { stale: ['expert-applications'], done },
  )
}
