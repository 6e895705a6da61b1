import type { FlashPage } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

const LIVE = 2_000
const OPEN = 4_000
const LATELY = 15_000

/** Flash offers that run or are to begin, of one product or of all. */
export function useFlashOffers(productId?: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.flashOffers(toValue(productId))),
    queryFn: async () => {
      const product = toValue(productId)
      return (await dataOf(api.GET('/api/flash-offers', { params: { query: product ? { product } : {} } })))
        .items
    },
    refetchInterval: LATELY,
  })
}

/** A flash offer and my place in it, asked for again and again as long as either can change. */
export function useFlashOffer(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.flashOffer(toValue(id))),
    queryFn: (): Promise<FlashPage> =>
      dataOf(api.GET('/api/flash-offers/{id}', { params: { path: { id: toValue(id) } } })),
    staleTime: 0,
    refetchInterval: ({ state }) => pauseOf(state.data),
  })
}

/** Whoever waits looks often; what is over is not asked for again. */
export function pauseOf(page: FlashPage | undefined): number | false {
  if (page?.place?.state === 'WAITING' || page?.place?.state === 'CALLED') return LIVE
  return page?.offer.stage === 'OVER' ? false : OPEN
}

export function useLeavingLine(id: MaybeRefOrGetter<string>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/flash-offers/{id}/place', { params: { path: { id: toValue(id) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['flash'] }),
  })
}
