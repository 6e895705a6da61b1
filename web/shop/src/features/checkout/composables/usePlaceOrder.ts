import type { Order, OrderDraft, Quote } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import type { WishedSeat } from './useCheckoutLines'

/** The order exactly as it was shown: the server refuses it if any of these figures has changed meanwhile. */
export function draftOf(quote: Quote, addressId: string, note: string, seat?: WishedSeat): OrderDraft {
  return {
    lines: quote.lines.map(({ skuId, quantity, unitPrice, offerId }) => ({
      skuId,
      quantity,
      unitPrice,
      offerId,
    })),
    addressId,
    note: note.trim() || undefined,
    coupons: quote.coupons.filter(({ chosen }) => chosen).map(({ id }) => id),
    group: seat,
    total: quote.total,
  }
}

export function usePlaceOrder() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: OrderDraft): Promise<Order> =>
      attempt('order', draft, (key) =>
        dataOf(api.POST('/api/orders', { body: draft, headers: idempotent(key) })),
      ),
    onSuccess: (order) => {
      client.setQueryData(keys.order(order.id), order)
      void client.invalidateQueries({ queryKey: keys.cart })
      void client.invalidateQueries({ queryKey: keys.coupons })
      void client.invalidateQueries({ queryKey: ['groups'] })
      void client.invalidateQueries({ queryKey: keys.orders })
    },
  })
}
