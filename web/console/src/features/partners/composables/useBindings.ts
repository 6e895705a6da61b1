import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useBindings() {
  const url = useUrlFilters('customer', 'partner')
  const list = useKeysetList({
    key: ['bindings'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/bindings', { params: { query } })),
  })
  return { ...url, list }
}

/** People whose name or number fits, to find whose binding to look at. */
export function useCustomerChoice(words: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['people', 'choice', words.value]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/people', { params: { query: { q: words.value, limit: 10 } } })),
    enabled: () => words.value !== '',
  })
}

/** Both sides are told, and the reason stays in the audit. */
export function useChangeBinding(done: () => void) {
  return useAct(
    ({ customerId, ...body }: { customerId: string; partnerId: string | null; reason: string }) =>
      dataOf(
        api.POST('/api/operator/bindings/{customerId}/changes', { params: { path: { customerId } }, body }),
      ),
    { stale: ['bindings', 'partners'], done },
  )
}
