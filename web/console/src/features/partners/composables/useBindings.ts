import { dataOf } from '@shuke/api-client'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useBindings() {
  const url = useUrlFilters('q', 'partner')
  const list = useKeysetList({
    key: ['bindings'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/bindings', { params: { query } })),
  })
  return { ...url, list }
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
