import type { SalesFigures } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** What the facts say of a shop's partner; without a shop, of the person who is signed in. */
export function useSalesFigures(handle: MaybeRefOrGetter<string | undefined>) {
  return useQuery({
    queryKey: computed(() => {
      const shop = toValue(handle)
      return shop ? keys.shopFigures(shop) : keys.ownFigures
    }),
    queryFn: (): Promise<SalesFigures> => {
      const shop = toValue(handle)
      return shop
        ? dataOf(api.GET('/api/shops/{handle}/sales-figures', { params: { path: { handle: shop } } }))
        : dataOf(api.GET('/api/my/sales-figures'))
    },
  })
}
