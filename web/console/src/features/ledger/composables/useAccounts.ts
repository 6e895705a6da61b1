import { dataOf } from '@shuke/api-client'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useAccounts() {
  const url = useUrlFilters('kind')
  const list = useKeysetList({
    key: ['ledger', 'accounts'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/ledger/accounts', { params: { query } })),
  })
  return { ...url, list }
}
