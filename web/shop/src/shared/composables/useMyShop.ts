import type { Shop, ShopChange } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { ProblemError } from '@shuke/api-client/problem'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { ensureSession } from './useSession'

/** The person's own shop; null where there is none yet. */
export function useMyShop() {
  return useQuery({
    queryKey: keys.myShop,
    queryFn: async (): Promise<Shop | null> => {
      if (!(await ensureSession()).person?.partner) return null
      try {
        return await dataOf(api.GET('/api/my/shop'))
      } catch (error) {
        if (error instanceof ProblemError && [403, 404].includes(error.status)) return null
        throw error
      }
    },
  })
}

function useShopWrite<T>(write: (sent: T) => Promise<Shop>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: (shop) => {
      client.setQueryData(keys.myShop, shop)
      client.setQueryData(keys.shop(shop.handle), shop)
    },
  })
}

/** Opens the shop, which makes the person a partner; free, and again gives the same shop. */
export function useOpenShop() {
  const client = useQueryClient()
  const opening = useShopWrite((name: string | undefined) =>
    dataOf(api.POST('/api/shops', { body: name ? { name } : {} })),
  )
  return {
    ...opening,
    open: async (name?: string) => {
      const shop = await opening.mutateAsync(name)
      await client.invalidateQueries({ queryKey: keys.session })
      return shop
    },
  }
}

export const useChangeShop = () =>
  useShopWrite((change: ShopChange) => dataOf(api.PATCH('/api/my/shop', { body: change })))

export const usePutOnShelf = () =>
  useShopWrite((productId: string) =>
    dataOf(api.PUT('/api/my/shop/shelf/{productId}', { params: { path: { productId } } })),
  )

export const useTakeOffShelf = () =>
  useShopWrite((productId: string) =>
    dataOf(api.DELETE('/api/my/shop/shelf/{productId}', { params: { path: { productId } } })),
  )
