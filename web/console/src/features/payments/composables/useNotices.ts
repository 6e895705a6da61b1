import { dataOf } from '@shuke/api-client'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** Genuine notices that did not fit. */
export function useNotices() {
  const url = useUrlFilters('why')
  const list = useKeysetList({
    key: ['payment-notices'],
    filters: url.filters,
    read: ({ why, ...query }) =>
      dataOf(
        api.GET('/api/operator/payment-notices', {
          params: { query: { ...query, why: why as 'MISMATCH' | 'UNKNOWN' | undefined } },
        }),
      ),
  })
  return { ...url, list }
}
