import { dataOf } from '@shuke/api-client'
import type { AfterSaleState } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** Without a filter: what waits for staff, the nearest deadline first. */
export function useAfterSales() {
  const url = useUrlFilters('state', 'q')
  const list = useKeysetList({
    key: ['after-sales'],
    filters: url.filters,
    read: ({ state, q, ...query }) =>
      dataOf(
        api.GET('/api/operator/after-sales', {
          params: {
            query: {
              ...query,
              waiting: !state && !q,
              state: state && state !== 'ALL' ? (state as AfterSaleState) : undefined,
              orderNumber: q?.trim() || undefined,
            },
          },
        }),
      ),
  })
  return { ...url, list }
}

export function useAfterSale(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['after-sale', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/after-sales/{id}', { params: { path: { id: toValue(id) } } })),
  })
}
