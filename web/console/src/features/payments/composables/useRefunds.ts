import { dataOf } from '@shuke/api-client'
import type { RefundState } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'
import type { HandAct } from './handSteps'

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

/** One step of paying by hand; the server makes each step once. `words` is the reason, or the proof of the payment. */
export function useByHand(done: () => void) {
  return useAct(
    ({ id, act, words }: { id: string; act: HandAct; words: string }) => {
      const asked = { params: { path: { id } } }
      if (act === 'approval') return dataOf(api.POST('/api/operator/refunds/{id}/by-hand/approval', asked))
      if (act === 'payment') {
        const body = { proof: words }
        return dataOf(api.POST('/api/operator/refunds/{id}/by-hand/payment', { ...asked, body }))
      }
      const body = { reason: words }
      return act === 'take'
        ? dataOf(api.POST('/api/operator/refunds/{id}/by-hand', { ...asked, body }))
        : dataOf(api.POST('/api/operator/refunds/{id}/by-hand/withdrawal', { ...asked, body }))
    },
    { stale: ['refunds', 'audit', 'ledger'], done },
  )
}
