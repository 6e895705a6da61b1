import { dataOf } from '@shuke/api-client'
import type { TakedownReason } from '@/acts/takedownReasons'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** All reviews, or those alone that nobody sees. */
export function useReviews() {
  const url = useUrlFilters('state')
  const list = useKeysetList({
    key: ['reviews'],
    filters: url.filters,
    read: ({ state, ...query }) =>
      dataOf(
        api.GET('/api/operator/reviews', { params: { query: { ...query, hidden: state === 'HIDDEN' } } }),
      ),
  })
  return { ...url, list }
}

export type ReviewAct = 'reply' | 'hide' | 'hideReply'

/** Replies, where a later reply replaces it; or takes a review or a partner's reply down, against which its author may appeal. */
export function useReviewAct(done: () => void) {
  return useAct(
    ({ id, act, reason, words }: { id: string; act: ReviewAct; reason: TakedownReason; words: string }) =>
      act === 'reply'
        ? dataOf(api.PUT('/api/operator/reviews/{id}/reply', { params: { path: { id } }, body: { words } }))
        : dataOf(
            api.POST('/api/operator/moderation-cases', {
              body: { subject: act === 'hide' ? 'REVIEW' : 'REVIEW_REPLY', subjectId: id, reason, words },
            }),
          ),
    { stale: ['reviews', 'moderation-cases'], done },
  )
}
