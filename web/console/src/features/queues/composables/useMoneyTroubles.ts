import { dataOf } from '@shuke/api-client'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'
import { api } from '@/api/api'

/** Genuine notices of providers that did not fit: nothing was booked for them. */
export function useMisfits() {
  const url = useUrlFilters()
  return useKeysetList({
    key: ['payment-notices'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/payment-notices', { params: { query } })),
  })
}
