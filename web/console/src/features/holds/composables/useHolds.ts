import { dataOf } from '@shuke/api-client'
import type { HoldState } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useHolds() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['holds'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/commission-holds', {
          params: { query: { ...query, state: state as HoldState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}

export type Verdict = 'release' | 'confirmation'

/** Lifts a hold or confirms it; the partner reads the reason. The server decides each hold once. */
export function useDecidingHold(done: () => void) {
  return useAct(
    ({ id, verdict, reason }: { id: string; verdict: Verdict; reason: string }) => {
      const sent = { params: { path: { id } }, body: { reason } }
      return dataOf(
        verdict === 'release'
          ? api.POST('/api/operator/commission-holds/{id}/release', sent)
          : api.POST('/api/operator/commission-holds/{id}/confirmation', sent),
      )
    },
    { stale: ['holds', 'ledger', 'commissions'], done },
  )
}
