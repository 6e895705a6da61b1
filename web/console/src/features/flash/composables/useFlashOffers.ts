import { dataOf } from '@shuke/api-client'
import type { FlashOffer, FlashOfferDraft } from '@shuke/api-client/contract'
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
