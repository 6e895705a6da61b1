import type { Rating, Review, ReviewChoice } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useRating(productId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.rating(toValue(productId))),
    queryFn: (): Promise<Rating> =>
      dataOf(api.GET('/api/products/{id}/rating', { params: { path: { id: toValue(productId) } } })),
  })
}

/** A product's reviews, the latest first; `first` asks for so many of them. */
export function useReviews(
  productId: MaybeRefOrGetter<string>,
  choice: MaybeRefOrGetter<ReviewChoice>,
  first?: number,
) {
  return usePages<Review>(
    computed(() => [...keys.reviews(toValue(productId), toValue(choice)), first ?? 'all']),
    (after) =>
      dataOf(
        api.GET('/api/products/{id}/reviews', {
          params: {
            path: { id: toValue(productId) },
            query: { choice: toValue(choice), after, limit: first },
          },
        }),
      ),
  )
}
