import type { Product } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export function useProduct(handle: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.product(toValue(handle))),
    queryFn: (): Promise<Product> =>
      dataOf(api.GET('/api/products/{idOrHandle}', { params: { path: { idOrHandle: toValue(handle) } } })),
  })
}
