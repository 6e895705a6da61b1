import type { Absence, Explanation } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useCommissions() {
  return usePages(keys.commissions, (after) =>
    dataOf(api.GET('/api/my/commissions', { params: { query: { after } } })),
  )
}

/** How what is owed grew and shrank, each change with its reason. */
export function useDebts() {
  return usePages(keys.debts, (after) => dataOf(api.GET('/api/my/debts', { params: { query: { after } } })))
}

/** Why this amount, and why not more. */
export function useExplanation(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.explanation(toValue(id))),
    queryFn: (): Promise<Explanation> =>
      dataOf(api.GET('/api/commissions/{id}/explanation', { params: { path: { id: toValue(id) } } })),
  })
}

/** What the partner says to a hold, once. */
export function useAppeal(commissionId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, words }: { id: string; words: string }) =>
      dataOf(api.POST('/api/my/commission-holds/{id}/appeal', { params: { path: { id } }, body: { words } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.explanation(toValue(commissionId)) }),
  })
}

/** Why an order brought nothing. Asked when the person asks, so it is an act and no standing query. */
export function useWhyNot() {
  return useMutation({
    mutationFn: (orderNumber: string): Promise<Absence> =>
      dataOf(api.GET('/api/my/commission-absences', { params: { query: { orderNumber } } })),
  })
}

/** Who came and who went, each with its reason. */
export function useCustomerChanges() {
  return usePages(keys.customerChanges, (after) =>
    dataOf(api.GET('/api/my/customer-changes', { params: { query: { after } } })),
  )
}

export function useCustomers() {
  return usePages(keys.customers, (after) =>
    dataOf(api.GET('/api/my/customers', { params: { query: { after } } })),
  )
}
