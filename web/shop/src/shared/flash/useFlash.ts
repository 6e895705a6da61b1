import type { FlashPage, FlashPlace } from '@shuke/api-client/contract'
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

/** Whoever waits looks often; what is over is not asked for again, whoever waited. */
export function pauseOf(page: FlashPage | undefined): number | false {
  if (page?.offer.stage === 'OVER') return false
  return page && isOnTheWay(page.place) ? LIVE : OPEN
}

const isOnTheWay = (place: FlashPlace | null) => place?.state === 'WAITING' || place?.state === 'CALLED'

/** My place as far as it counts: one that was given up or lost does not, and the line ends with the offer. */
export function placeIn({ offer, place }: FlashPage): FlashPlace | null {
  const lost = place?.state === 'GONE' || (offer.stage === 'OVER' && isOnTheWay(place))
  return lost ? null : place
}

/** Whether an order, or a place in the line, can be had now. */
export function canOrder(page: FlashPage): boolean {
  const place = placeIn(page)
  return place ? place.state === 'CALLED' : page.offer.stage === 'OPEN' || page.offer.stage === 'LINE'
}

export function useLeavingLine(id: MaybeRefOrGetter<string>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/flash-offers/{id}/place', { params: { path: { id: toValue(id) } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['flash'] }),
  })
}
