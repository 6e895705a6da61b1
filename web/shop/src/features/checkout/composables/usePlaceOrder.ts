import type { FlashAnswer, FlashOrderWish, Order, OrderDraft, Quote } from '@shuke/api-client/contract'
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

/** Pieces of a flash offer exactly as they were shown. */
export function flashWishOf(quote: Quote, addressId: string, note: string): FlashOrderWish {
  const { quantity, unitPrice } = quote.lines[0]!
  return { quantity, unitPrice, addressId, note: note.trim() || undefined, total: quote.total }
}

/** Answers with the order, or with how many wait before the buyer. */
export function usePlaceFlashOrder() {
  const client = useQueryClient()
  const changed = useChanged()
  return useMutation({
    mutationFn: ({ offerId, wish }: { offerId: string; wish: FlashOrderWish }): Promise<FlashAnswer> =>
      attempt('flash-order', { offerId, wish }, (key) =>
        dataOf(
          api.POST('/api/flash-offers/{id}/orders', {
            params: { path: { id: offerId } },
            body: wish,
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: ({ order }) => {
      void client.invalidateQueries({ queryKey: ['flash'] })
      if (order) changed(order)
    },
  })
}

/** What is not true any more once an order stands. */
function useChanged() {
  const client = useQueryClient()
  return (order: Order) => {
    client.setQueryData(keys.order(order.id), order)
    void client.invalidateQueries({ queryKey: keys.cart })
    void client.invalidateQueries({ queryKey: keys.coupons })
    void client.invalidateQueries({ queryKey: ['groups'] })
    void client.invalidateQueries({ queryKey: keys.orders })
  }
}

export function usePlaceOrder() {
  return useMutation({
    mutationFn: (draft: OrderDraft): Promise<Order> =>
      attempt('order', draft, (key) =>
        dataOf(api.POST('/api/orders', { body: draft, headers: idempotent(key) })),
      ),
    onSuccess: useChanged(),
  })
}
