import { dataOf } from '@shuke/api-client'
import type { RefundState } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** Refunds; those that wait for a person unless another state is in the address. */
export function useRefunds() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['refunds'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/refunds', {
          params: {
            query: { ...query, state: state === 'ALL' ? undefined : ((state || 'WAITING') as RefundState) },
          },
        }),
      ),
  })
  return { ...url, list }
}

/** The server sends one that is to be sent, and refuses it once it is on its way: a second try moves nothing. */
export function useSendingAgain(done: () => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      dataOf(api.POST('/api/operator/refunds/{id}/sending', { params: { path: { id } }, body: { reason } })),
    { stale: ['refunds', 'audit'], done },
  )
}
