import { dataOf } from '@shuke/api-client'
import type { LineReversal, OperatorAfterSale } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/api'

/** Whose commission goes back with it: foreseen while it is open, and as it came once the money is back. */
export function useLineReversals(afterSale: () => OperatorAfterSale) {
  return useQuery({
    queryKey: computed(() => ['after-sale', afterSale().id, 'commission', afterSale().state, amount()]),
    queryFn: (): Promise<LineReversal[]> => {
      const path = { lineId: afterSale().lineId }
      return afterSale().state === 'REFUNDED'
        ? dataOf(
            api.GET('/api/operator/order-lines/{lineId}/reversals', {
              params: { path, query: { afterSaleId: afterSale().id } },
            }),
          )
        : dataOf(
            api.GET('/api/operator/order-lines/{lineId}/reversal-quote', {
              params: { path, query: { amountMinor: amount() } },
            }),
          )
    },
  })

  function amount() {
    return (afterSale().comesBack?.amount ?? afterSale().asked).amountMinor
  }
}
