import { dataOf } from '@shuke/api-client'
import type { FlashOffer, FlashOfferDraft, OperatorFlashPlace } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useBelowCostFilter } from '@/goods/useBelowCostFilter'
import { useKeysetList } from '@/lists/useKeysetList'

const stale = ['flash-offers']

export function useFlashOffers() {
  const { wanted, ...filter } = useBelowCostFilter()
  const list = useKeysetList<FlashOffer>({
    key: ['flash-offers'],
    filters: filter.filters,
    read: (query) => dataOf(api.GET('/api/operator/flash-offers', { params: { query: wanted(query) } })),
  })
  return { ...filter, list }
}

export function useFlashOffer(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['flash-offers', 'one', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/flash-offers/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

export function useFlashFigures(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['flash-offers', 'figures', toValue(id)]),
    queryFn: () =>
      dataOf(api.GET('/api/operator/flash-offers/{id}/figures', { params: { path: { id: toValue(id) } } })),
  })
}

export function useFlashPlaces(id: MaybeRefOrGetter<string>) {
  return useKeysetList<OperatorFlashPlace>({
    key: computed(() => ['flash-offers', 'places', toValue(id)]),
    read: (query) =>
      dataOf(
        api.GET('/api/operator/flash-offers/{id}/places', { params: { path: { id: toValue(id) }, query } }),
      ),
  })
}

export function useMakingFlashOffer(done: () => void) {
  return useAct((body: FlashOfferDraft) => dataOf(api.POST('/api/operator/flash-offers', { body })), {
    stale,
    done,
  })
}

export function usePublishingFlashOffer(done: () => void) {
  return useAct(
    (id: string) =>
      dataOf(api.POST('/api/operator/flash-offers/{id}/publication', { params: { path: { id } } })),
    { stale, done },
  )
}

export function useEndingFlashOffer(done: () => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      dataOf(api.POST('/api/operator/flash-offers/{id}/end', { params: { path: { id } }, body: { reason } })),
    { stale, done },
  )
}
