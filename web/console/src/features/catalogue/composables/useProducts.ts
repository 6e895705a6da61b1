import { dataOf } from '@shuke/api-client'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useProducts() {
  const url = useUrlFilters('q', 'state')
  const list = useKeysetList({
    key: ['products'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/products', { params: { query } })),
  })
  return { ...url, list }
}
