import { dataOf } from '@shuke/api-client'
import type { Reconciliation } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

/** Days that were compared with their provider's bill. */
export function useBills() {
  return useKeysetList({
    key: ['reconciliations'],
    read: (query) => dataOf(api.GET('/api/operator/reconciliations', { params: { query } })),
  })
}

/** The providers of this market. */
export function useProviders() {
  const query = useQuery({
    queryKey: ['ways-to-pay'],
    queryFn: () => dataOf(api.GET('/api/ways-to-pay')),
  })
  return computed(() => [...new Set((query.data.value ?? []).map(({ provider }) => provider))])
}

export function useReconciling(done: (run: Reconciliation) => void) {
  return useAct(
    (body: { provider: string; day: string }) => dataOf(api.POST('/api/operator/reconciliations', { body })),
    { stale: ['reconciliations', 'bill-differences'], done },
  )
}
