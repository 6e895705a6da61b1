import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'

/** The trial balance, for those who may see money. */
export function useMoneyPosition(allowed: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: ['ledger', 'trial-balance'],
    queryFn: () => dataOf(api.GET('/api/operator/ledger/trial-balance')),
    enabled: () => toValue(allowed),
    refetchInterval: 30_000,
  })
}
