import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

export function useTrialBalance() {
  return useQuery({
    queryKey: ['ledger', 'trial-balance'],
    queryFn: () => dataOf(api.GET('/api/operator/ledger/trial-balance')),
    refetchInterval: 30_000,
  })
}
