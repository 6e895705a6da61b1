import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

export function useOrderFigures(days = 30) {
  return useQuery({
    queryKey: ['order-figures', days],
    queryFn: () => dataOf(api.GET('/api/operator/figures/orders', { params: { query: { days } } })),
    refetchInterval: 30_000,
  })
}
