import { dataOf } from '@shuke/api-client'
import type { PayoutState } from '@shuke/api-client/contract'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function usePayouts() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['payouts'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/payouts', {
          params: { query: { ...query, state: state as PayoutState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}
