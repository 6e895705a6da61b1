import { dataOf } from '@shuke/api-client'
import type { OrderState } from '@shuke/api-client/contract'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useOrders() {
  const url = useUrlFilters('state', 'q')
  const list = useKeysetList({
    key: ['orders'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/orders', {
          params: { query: { ...query, state: state as OrderState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}
