import { dataOf, idempotent } from '@shuke/api-client'
import type { SupplierPayoutState } from '@shuke/api-client/contract'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** A try whose end is unknown outlives its dialog. */
const moving = attempts()

export type PayoutAct = 'approval' | 'rejection' | 'transfer' | 'failure'

export function useSupplierPayouts() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['supplier-payouts'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/supplier-payouts', {
          params: { query: { ...query, state: state as SupplierPayoutState | undefined } },
        }),
      ),
  })
  return { ...url, list }
}

/** Moves a payout on; `words` is the bank's reference or the reason. Trying again cannot act twice. */
export function useMovingPayout(done: () => void) {
  return useAct(
    ({ id, act, words }: { id: string; act: PayoutAct; words: string }) =>
      moving(JSON.stringify([id, act, words]), (key) => {
        const asked = { params: { path: { id } }, headers: idempotent(key) }
        if (act === 'approval') return dataOf(api.POST('/api/operator/supplier-payouts/{id}/approval', asked))
        if (act === 'transfer') {
          const body = { reference: words }
          return dataOf(api.POST('/api/operator/supplier-payouts/{id}/transfer', { ...asked, body }))
        }
        const body = { reason: words }
        return act === 'rejection'
          ? dataOf(api.POST('/api/operator/supplier-payouts/{id}/rejection', { ...asked, body }))
          : dataOf(api.POST('/api/operator/supplier-payouts/{id}/failure', { ...asked, body }))
      }),
    { stale: ['supplier-payouts', 'supplier', 'ledger'], done },
  )
}
