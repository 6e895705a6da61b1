import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

export function useEntries(id: MaybeRefOrGetter<string>) {
  return useKeysetList({
    key: computed(() => ['ledger', 'entries', toValue(id)]),
    read: (query) =>
      dataOf(
        api.GET('/api/operator/ledger/accounts/{id}/entries', {
          params: { path: { id: toValue(id) }, query },
        }),
      ),
  })
}

/** What an account is and whose, as one of its transfers names it. */
export function useAccountName(
  id: MaybeRefOrGetter<string>,
  transferId: MaybeRefOrGetter<string | undefined>,
) {
  const { data } = useTransfer(() => toValue(transferId) ?? '')
  return computed(() => data.value?.entries.find(({ accountId }) => accountId === toValue(id)))
}

export function useTransfer(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['ledger', 'transfer', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/ledger/transfers/{id}', { params: { path: { id: toValue(id) } } })),
    enabled: () => toValue(id) !== '',
  })
}

export function useTransfersOf(cause: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['ledger', 'transfers', toValue(cause)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/ledger/transfers', { params: { query: { cause: toValue(cause) } } })),
    enabled: () => toValue(cause) !== '',
  })
}
