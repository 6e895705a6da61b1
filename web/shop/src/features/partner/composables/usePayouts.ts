import type { Money, Payout } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function usePayouts() {
  return usePages(keys.payouts, (after) =>
    dataOf(api.GET('/api/my/payouts', { params: { query: { after } } })),
  )
}

export function usePayoutTerms() {
  return useQuery({
    queryKey: keys.payoutTerms,
    queryFn: () => dataOf(api.GET('/api/my/payout-terms')),
    staleTime: 0,
  })
}

/** What would become of the amount, the tax included; asked once the typing rests. */
export function usePayoutQuote(amountMinor: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.payoutQuote(amountMinor.value ?? 0)),
    queryFn: () =>
      dataOf(api.GET('/api/my/payout-quote', { params: { query: { amountMinor: amountMinor.value! } } })),
    enabled: computed(() => amountMinor.value !== null),
    placeholderData: keepPreviousData,
  })
}

export function useAskPayout() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (amount: Money): Promise<Payout> =>
      attempt('payout', { amount }, (key) =>
        dataOf(api.POST('/api/my/payouts', { body: { amount }, params: { header: idempotent(key) } })),
      ),
    onSettled: () =>
      Promise.all(
        [keys.payouts, keys.payoutTerms, keys.earnings].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
