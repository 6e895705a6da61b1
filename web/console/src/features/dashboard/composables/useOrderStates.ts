import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

/** How many orders are in each state now. */
export function useOrderStates() {
  return useQuery({
    queryKey: ['order-states'],
    queryFn: () => dataOf(api.GET('/api/operator/figures/orders')),
    refetchInterval: 30_000,
  })
}
