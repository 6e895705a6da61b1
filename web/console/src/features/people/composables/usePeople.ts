import { dataOf } from '@shuke/api-client'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function usePeople() {
  const url = useUrlFilters('q')
  const list = useKeysetList({
    key: ['people'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/people', { params: { query } })),
  })
  return { ...url, list }
}
