import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

export function useOwnSupplier() {
  return useQuery({ queryKey: ['own-supplier'], queryFn: () => dataOf(api.GET('/api/supplier')) })
}

export function useOwnEntries() {
  return useKeysetList({
    key: ['own-entries'],
    read: (query) => dataOf(api.GET('/api/supplier/entries', { params: { query } })),
  })
}

export function useOwnStatement(month: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['own-statement', toValue(month)]),
    queryFn: () =>
      dataOf(api.GET('/api/supplier/statements/{month}', { params: { path: { month: toValue(month) } } })),
  })
}

/** Where the month's file is fetched from. */
export const fileOf = (month: string) => `/api/supplier/statements/${month}/file`
