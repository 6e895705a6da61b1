import { dataOf } from '@shuke/api-client'
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

export type ReviewAct = 'reply' | 'hide' | 'show'

/** Replies, takes down or shows again; again the same changes nothing. */
export function useReviewAct(done: () => void) {
  return useAct(
    ({ id, act, words }: { id: string; act: ReviewAct; words: string }) => {
      const params = { path: { id } }
      if (act === 'reply')
        return dataOf(api.PUT('/api/operator/reviews/{id}/reply', { params, body: { words } }))
      return act === 'hide'
        ? dataOf(api.PUT('/api/operator/reviews/{id}/hiding', { params, body: { reason: words } }))
        : dataOf(api.DELETE('/api/operator/reviews/{id}/hiding', { params }))
    },
    { stale: ['reviews'], done },
  )
}
