import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

/** What was paid and given back, day by day, today last. */
export function useSales(days = 30) {
  return useQuery({
    queryKey: ['sales', days],
    queryFn: () => dataOf(api.GET('/api/operator/figures/sales', { params: { query: { days } } })),
    refetchInterval: 30_000,
  })
}
