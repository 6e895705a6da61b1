import type { Shop } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export function useShop(handle: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.shop(toValue(handle))),
    queryFn: (): Promise<Shop> =>
      dataOf(api.GET('/api/shops/{handle}', { params: { path: { handle: toValue(handle) } } })),
  })
}
