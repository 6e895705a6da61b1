import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { attempt } from './attempts'

/** Opens a charge for an order and hands the person over to the provider's cashier. */
export function usePay() {
  return useMutation({
    mutationFn: async (orderId: string) => {
      const body = { provider: 'sandbox' }
      const charge = await attempt(`charge.${orderId}`, body, (key) =>
        dataOf(
          api.POST('/api/orders/{id}/charges', {
            params: { path: { id: orderId } },
            body,
            headers: idempotent(key),
          }),
        ),
      )
      if (charge.cashierUrl) location.assign(charge.cashierUrl)
      return charge
    },
  })
}
