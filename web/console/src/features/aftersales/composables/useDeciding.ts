import { dataOf, idempotent } from '@shuke/api-client'
import type { Money, OperatorAfterSale } from '@shuke/api-client/contract'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export type Verdict = 'agree' | 'offer' | 'decline' | 'arrived'
export type Decision =
  | { verdict: 'agree' | 'arrived' }
  | { verdict: 'decline'; words: string }
  | { verdict: 'offer'; amount: Money; words: string }

const once = attempts()

/** Money goes back to a buyer: trying again after a lost answer sends the same key. */
export function useDeciding(id: string, done: (decided: OperatorAfterSale) => void) {
  return useAct(
    (decision: Decision) =>
      once(JSON.stringify([id, decision]), (key) => decide(id, decision, idempotent(key))),
    { stale: ['after-sale', 'after-sales', 'order', 'orders', 'ledger', 'refunds'], done },
  )
}

function decide(
  id: string,
  decision: Decision,
  headers: ReturnType<typeof idempotent>,
): Promise<OperatorAfterSale> {
  const params = { path: { id } }
  switch (decision.verdict) {
    case 'agree':
      return dataOf(api.POST('/api/operator/after-sales/{id}/agreement', { params, headers }))
    case 'arrived':
      return dataOf(api.POST('/api/operator/after-sales/{id}/arrival', { params, headers }))
    case 'decline': {
      const body = { words: decision.words }
      return dataOf(api.POST('/api/operator/after-sales/{id}/refusal', { params, headers, body }))
    }
    case 'offer': {
      const body = { amount: decision.amount, words: decision.words }
      return dataOf(api.POST('/api/operator/after-sales/{id}/offer', { params, headers, body }))
    }
  }
}
