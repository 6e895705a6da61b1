import { dataOf } from '@shuke/api-client'
import type { OperatorReview } from '@shuke/api-client/contract'
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

const takeDown = (
  subject: 'REVIEW' | 'REVIEW_REPLY',
  subjectId: string,
  reason: TakedownReason,
  words: string,
) =>
  dataOf(
    api.POST('/api/operator/moderation-cases', {
      body: { subject, subjectId, reason, words },
    }),
  )

export type ReviewAct = 'reply' | 'hide' | 'hideReply'

/** Replies, where a later reply replaces it; or takes the review or its partner's reply down in a
 * case, against which its author may appeal. */
export function useReviewAct(done: () => void) {
  return useAct(
    ({
      review,
      act,
      reason,
      words,
    }: {
      review: OperatorReview['review']
      act: ReviewAct
      reason: TakedownReason
      words: string
    }) => {
      switch (act) {
        case 'reply':
          return dataOf(
            api.PUT('/api/operator/reviews/{id}/reply', {
              params: { path: { id: review.id } },
              body: { words },
            }),
          )
        case 'hide':
          return takeDown('REVIEW', review.id, reason, words)
        case 'hideReply':
          return takeDown('REVIEW_REPLY', review.partnerReply!.id, reason, words)
      }
    },
    { stale: ['reviews', 'moderation-cases'], done },
  )
}
