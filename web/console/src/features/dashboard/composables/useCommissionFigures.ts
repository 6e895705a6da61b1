import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

export function useCommissionFigures() {
  return useQuery({
    queryKey: ['commission-figures'],
    queryFn: () => dataOf(api.GET('/api/operator/figures/commission')),
    refetchInterval: 30_000,
  })
}
