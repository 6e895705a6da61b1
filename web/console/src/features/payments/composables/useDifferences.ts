import { dataOf } from '@shuke/api-client'
import type { BillDifference } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** Where bills and our books disagree; open ones unless `resolved` is in the address. */
export function useDifferences() {
  const url = useUrlFilters('resolved')
  const list = useKeysetList({
    key: ['bill-differences'],
    filters: url.filters,
    read: ({ resolved, ...query }) =>
      dataOf(api.GET('/api/operator/bill-differences', { params: { query: { ...query, open: !resolved } } })),
  })
  return { ...url, list }
}

export function useResolving(done: (resolved: BillDifference) => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      dataOf(
        api.POST('/api/operator/bill-differences/{id}/resolution', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    { stale: ['bill-differences', 'audit'], done },
  )
}
