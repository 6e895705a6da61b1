import type { Money, Payout } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
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
