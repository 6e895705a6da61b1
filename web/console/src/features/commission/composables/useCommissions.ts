import { dataOf } from '@shuke/api-client'
import type { CommissionState } from '@shuke/api-client/contract'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useCommissions() {
  const url = useUrlFilters('order', 'state')
  const list = useKeysetList({
    key: ['commissions'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/commissions', {
          params: { query: { ...query, state: state as CommissionState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}
