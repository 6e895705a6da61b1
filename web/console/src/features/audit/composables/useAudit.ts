import { dataOf } from '@shuke/api-client'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useAudit() {
  const url = useUrlFilters('subject')
  const list = useKeysetList({
    key: ['audit'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/audit', { params: { query } })),
  })
  return { ...url, list }
}
