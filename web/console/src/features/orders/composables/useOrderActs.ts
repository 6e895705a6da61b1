import { dataOf, idempotent } from '@shuke/api-client'
import type { Shipment } from '@shuke/api-client/contract'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

const stale = ['order', 'orders', 'order-states', 'sales']

export function useShipping(id: string, done: () => void) {
  return useAct(
    (body: Shipment) =>
      dataOf(api.POST('/api/operator/orders/{id}/shipment', { params: { path: { id } }, body })),
    { stale, done },
  )
}

/** Money goes back to the buyer, so a retry of the same cancellation keeps its key. */
export function useCancelling(id: string, done: () => void) {
  const once = attempts()
  return useAct(
    (reason: string) =>
      once(reason, (key) =>
        dataOf(
          api.POST('/api/operator/orders/{id}/cancellation', {
            params: { path: { id } },
            body: { reason },
            headers: idempotent(key),
          }),
        ),
      ),
    { stale, done },
  )
}
