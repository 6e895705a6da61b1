import type { SoldReview } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** What buyers say of what the partner sold, the latest first. */
export function useSoldReviews() {
  return usePages<SoldReview>(keys.soldReviews, (after) =>
    dataOf(api.GET('/api/my/sold-reviews', { params: { query: { after } } })),
  )
}

function useAfterwards() {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: keys.soldReviews })
    void client.invalidateQueries({ queryKey: ['reviews'] })
  }
}

/** Replies, or saves another version of the reply that was seen. */
export function useReplyAsPartner(reviewId: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: ({ text, version }: { text: string; version: number }): Promise<SoldReview> =>
      dataOf(
        api.PUT('/api/my/sold-reviews/{id}/reply', {
          params: { path: { id: toValue(reviewId) }, query: { version } },
          body: { text },
        }),
      ),
    onSuccess: useAfterwards(),
  })
}

export function useTakeBackReply(reviewId: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: () =>
      dataOf(api.DELETE('/api/my/sold-reviews/{id}/reply', { params: { path: { id: toValue(reviewId) } } })),
    onSuccess: useAfterwards(),
  })
}
