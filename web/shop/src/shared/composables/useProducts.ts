import type { Product, ProductSort } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from './usePages'

export interface ProductFilter {
  q?: string
  category?: string
  sort?: ProductSort
}

export function useProducts(filter: MaybeRefOrGetter<ProductFilter>) {
  return usePages(
    computed(() => keys.products(toValue(filter))),
    (after) => dataOf(api.GET('/api/products', { params: { query: { ...toValue(filter), after } } })),
  )
}

export function useCategories() {
  return useQuery({
    queryKey: keys.categories,
    queryFn: () => dataOf(api.GET('/api/categories')),
    staleTime: 10 * 60_000,
    select: ({ items }) => items,
  })
}

/** The goods that were chosen, with each way they come in. */
export function useChosenGoods(handle: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.product(toValue(handle))),
    queryFn: (): Promise<Product> =>
      dataOf(api.GET('/api/products/{idOrHandle}', { params: { path: { idOrHandle: toValue(handle) } } })),
    enabled: () => toValue(handle) !== '',
  })
}
