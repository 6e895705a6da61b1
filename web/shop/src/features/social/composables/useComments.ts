import type { PostComment } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function useComments(postId: MaybeRefOrGetter<string>) {
  return usePages<PostComment>(
    computed(() => keys.comments(toValue(postId))),
    (after) =>
      dataOf(
        api.GET('/api/posts/{id}/comments', { params: { path: { id: toValue(postId) }, query: { after } } }),
      ),
  )
}

export function useReplies(commentId: string) {
  return usePages<PostComment>(keys.replies(commentId), (after) =>
    dataOf(api.GET('/api/comments/{id}/replies', { params: { path: { id: commentId }, query: { after } } })),
  )
}

function useAfterwards(postId: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: keys.comments(toValue(postId)) }),
      queries.invalidateQueries({ queryKey: ['posts', 'replies'] }),
      queries.invalidateQueries({ queryKey: keys.post(toValue(postId)) }),
    ])
}

export function useWriteComment(postId: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: (body: { text: string; parentId: string | null }) =>
      attempt(`comment.${toValue(postId)}`, body, (key) =>
        dataOf(
          api.POST('/api/posts/{id}/comments', {
            params: { path: { id: toValue(postId) } },
            body,
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: useAfterwards(postId),
  })
}

export function useTakeBackComment(postId: MaybeRefOrGetter<string>) {
  return useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/api/comments/{id}', { params: { path: { id } } })),
    onSuccess: useAfterwards(postId),
  })
}
