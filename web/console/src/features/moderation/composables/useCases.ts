import { dataOf } from '@shuke/api-client'
import type { ModerationState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import type { TakedownReason } from '@/acts/takedownReasons'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useCases() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['moderation-cases'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/moderation-cases', {
          params: { query: { ...query, state: state as ModerationState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}

export function useReports(id: string) {
  return useQuery({
    queryKey: ['moderation-cases', 'reports', id],
    queryFn: () =>
      dataOf(api.GET('/api/operator/moderation-cases/{id}/reports', { params: { path: { id } } })),
  })
}

/** What was said, with what stands beside it. Each time that it is read is audited, so it is read when asked for, once. */
export function useReading(id: string) {
  return useQuery({
    queryKey: ['moderation-cases', 'reading', id],
    queryFn: () =>
      dataOf(api.POST('/api/operator/moderation-cases/{id}/reading', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  })
}

export type Verdict = 'dismissal' | 'takedown' | 'restoration' | 'confirmation'

/** The first two are about what was reported, the others about an appeal: somebody else's decision. */
export function useDecidingCase(done: () => void) {
  return useAct(
    ({
      id,
      verdict,
      reason,
      words,
    }: {
      id: string
      verdict: Verdict
      reason: TakedownReason
      words: string
    }) => {
      const params = { path: { id } }
      switch (verdict) {
        case 'dismissal':
          return dataOf(
            api.POST('/api/operator/moderation-cases/{id}/dismissal', {
              params,
              body: { words: words || null },
            }),
          )
        case 'takedown':
          return dataOf(
            api.POST('/api/operator/moderation-cases/{id}/takedown', { params, body: { reason, words } }),
          )
        case 'restoration':
          return dataOf(
            api.POST('/api/operator/moderation-cases/{id}/restoration', { params, body: { words } }),
          )
        case 'confirmation':
          return dataOf(
            api.POST('/api/operator/moderation-cases/{id}/confirmation', { params, body: { words } }),
          )
      }
    },
    { stale: ['moderation-cases'], done },
  )
}
