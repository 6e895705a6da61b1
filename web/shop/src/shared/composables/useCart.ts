import type { Cart } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export function useCart() {
  const query = useQuery({
    queryKey: keys.cart,
    queryFn: (): Promise<Cart> => dataOf(api.GET('/api/cart')),
  })
  const count = computed(() => query.data.value?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0)
  return { ...query, count }
}

/** Sets how many of a SKU are in the cart. */
export function useSetCartLine() {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: ({ skuId, quantity }: { skuId: string; quantity: number }) =>
      dataOf(api.PUT('/api/cart/lines/{skuId}', { params: { path: { skuId } }, body: { quantity } })),
    onSuccess: (cart) => client.setQueryData(keys.cart, cart),
    onError: () => client.invalidateQueries({ queryKey: keys.cart }),
  })
}

export function useRemoveCartLine() {
  const client = useQueryClient()
  return useMutation({
    scope: { id: 'cart' },
    mutationFn: (skuId: string) =>
      dataOf(api.DELETE('/api/cart/lines/{skuId}', { params: { path: { skuId } } })),
    onSuccess: (cart) => client.setQueryData(keys.cart, cart),
    onError: () => client.invalidateQueries({ queryKey: keys.cart }),
  })
}
