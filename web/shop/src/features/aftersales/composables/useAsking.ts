import type { AfterSaleKind, AfterSaleQuote, AfterSaleReason, Picture } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { parseMoney } from '@shuke/ui/money'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import type { LineOfOrder } from '@/shared/composables/useBoughtLine'

/** What the buyer fills in; `by` says whether pieces or an amount are asked for. */
export interface Draft {
  kind: AfterSaleKind
  reason: AfterSaleReason
  by: 'pieces' | 'amount'
  quantity: number
  amount: string
  words: string
  pictures: Picture[]
}

/** For which lines of an order something can be asked for, as the server sees it. */
export function useAskable(orderId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.askable(toValue(orderId))),
    queryFn: () =>
      dataOf(api.GET('/api/orders/{id}/after-sale-options', { params: { path: { id: toValue(orderId) } } })),
  })
}

/** Pieces or minor units of the draft; nothing while it is incomplete. */
function howMuch(draft: Draft): { quantity: number } | { amountMinor: number } | null {
  if (draft.kind === 'RETURN' || draft.by === 'pieces') return { quantity: draft.quantity }
  const amountMinor = parseMoney(draft.amount)
  return amountMinor ? { amountMinor } : null
}

/** What would come back, asked for anew whenever the draft changes. */
export function useAfterSaleQuote(line: LineOfOrder, draft: Draft) {
  const wish = computed(() => {
    const much = howMuch(draft)
    return much && { kind: draft.kind, reason: draft.reason, ...much }
  })
  return useQuery({
    queryKey: computed(() => keys.afterSaleQuote(line.lineId, wish.value)),
    queryFn: (): Promise<AfterSaleQuote> =>
      dataOf(
        api.GET('/api/orders/{id}/lines/{lineId}/after-sale-quote', {
          params: { path: { id: line.orderId, lineId: line.lineId }, query: wish.value! },
        }),
      ),
    enabled: () => wish.value !== null,
    staleTime: 0,
  })
}

/**
 * Asks at the amount that was shown; the server refuses if it would be another one by now. `asked` runs before what is
 * cached is called old, which takes the form off the page.
 */
export function useAsk(line: LineOfOrder, asked: (id: string) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, quote }: { draft: Draft; quote: AfterSaleQuote }) => {
      const much = howMuch(draft)
      const body = {
        lineId: line.lineId,
        kind: draft.kind,
        reason: draft.reason,
        quantity: much && 'quantity' in much ? much.quantity : null,
        amount: much && 'amountMinor' in much ? quote.amount : null,
        total: quote.total,
        words: draft.words.trim(),
        pictureIds: draft.pictures.map(({ id }) => id),
      }
      return attempt(`after-sale.${line.lineId}`, body, (key) =>
        dataOf(
          api.POST('/api/orders/{id}/after-sales', {
            params: { path: { id: line.orderId } },
            body,
            headers: idempotent(key),
          }),
        ),
      )
    },
    onSuccess: (afterSale) => {
      client.setQueryData(keys.afterSale(afterSale.id), afterSale)
      return asked(afterSale.id)
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  })
}
