import { dataOf, idempotent } from '@shuke/api-client'
import type { Payout } from '@shuke/api-client/contract'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export type Decision = { verdict: 'approve' } | { verdict: 'reject'; reason: string }

const once = attempts()

/** Approves or rejects a payout. Trying again after a lost answer sends the same key and cannot pay twice. */
export function useDeciding(done: (decided: Payout) => void) {
  return useAct(
    ({ id, ...decision }: { id: string } & Decision) =>
      once(JSON.stringify([id, decision]), (key) => decide(id, decision as Decision, idempotent(key))),
    { stale: ['payouts', 'ledger'], done },
  )
}

function decide(id: string, decision: Decision, header: ReturnType<typeof idempotent>): Promise<Payout> {
  const params = { path: { id }, header }
  if (decision.verdict === 'approve') {
    return dataOf(api.POST('/api/operator/payouts/{id}/approval', { params }))
  }
  const body = { reason: decision.reason }
  return dataOf(api.POST('/api/operator/payouts/{id}/rejection', { params, body }))
}
