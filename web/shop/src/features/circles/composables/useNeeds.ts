import type { CircleNeed, CircleOfferDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function useNeeds(id: MaybeRefOrGetter<string>) {
  return usePages<CircleNeed>(
    computed(() => keys.circleNeeds(toValue(id))),
    (after) =>
      dataOf(api.GET('/api/circles/{id}/needs', { params: { path: { id: toValue(id) }, query: { after } } })),
  )
}

export function useOffers(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => keys.circleOffers(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/circles/{id}/offers', { params: { path: { id: toValue(id) } } })),
    enabled,
  })
}

export function useFigures(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => keys.circleFigures(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/circles/{id}/figures', { params: { path: { id: toValue(id) } } })),
    enabled,
  })
}

export function useWriteNeed(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (words: string) =>
      attempt(`need.${id}`, words, (key) =>
        dataOf(
          api.POST('/api/circles/{id}/needs', {
            params: { path: { id } },
            body: { words },
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.circleNeeds(id) }),
  })
}

/** Wants it too or no longer, or ends it. */
export function useWantNeed(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ needId, act }: { needId: string; act: 'join' | 'withdraw' | 'close' }) => {
      const params = { path: { id: needId } }
      if (act === 'join') return dataOf(api.PUT('/api/circle-needs/{id}/vote', { params }))
      if (act === 'withdraw') return dataOf(api.DELETE('/api/circle-needs/{id}/vote', { params }))
      return dataOf(api.DELETE('/api/circle-needs/{id}', { params }))
    },
    // A refusal says that it was offered or closed meanwhile: then that is what has to be seen.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.circleNeeds(id) }),
  })
}

export function useOfferBounds(id: string, skuId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.offerBounds(id, toValue(skuId))),
    queryFn: () =>
      dataOf(
        api.GET('/api/circles/{id}/offer-bounds', {
          params: { path: { id }, query: { skuId: toValue(skuId) } },
        }),
      ),
    enabled: () => toValue(skuId) !== '',
  })
}

export function useOfferNeed() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ needId, draft }: { needId: string; draft: CircleOfferDraft }) =>
      attempt(`offer.${needId}`, draft, (key) =>
        dataOf(
          api.POST('/api/circle-needs/{id}/offer', {
            params: { path: { id: needId } },
            body: draft,
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
}

export function useEndOffer(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (offerId: string) =>
      dataOf(api.DELETE('/api/circle-offers/{id}', { params: { path: { id: offerId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.circleOffers(id) }),
  })
}
