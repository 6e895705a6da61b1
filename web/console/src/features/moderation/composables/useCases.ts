import { dataOf } from '@shuke/api-client'
import type { ModerationCase, ModerationState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export type Reason = NonNullable<NonNullable<ModerationCase['decision']>['reason']>

export const reasons = [
  'SPAM',
  'FRAUD',
  'COUNTERFEIT',
  'FALSE_CLAIMS',
  'ABUSE',
  'SEXUAL',
  'VIOLENCE',
  'PRIVACY',
  'MINORS',
  'ILLEGAL',
  'OTHER',
] as const satisfies readonly Reason[]

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

export type Verdict = 'dismissal' | 'takedown' | 'restoration' | 'confirmation'

/** The first two are about what was reported, the others about an appeal: somebody else's decision. */
export function useDecidingCase(done: () => void) {
  return useAct(
    ({ id, verdict, reason, words }: { id: string; verdict: Verdict; reason: Reason; words: string }) => {
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
