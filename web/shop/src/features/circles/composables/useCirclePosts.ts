import type { Post, ProductCard } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useCirclePosts(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return usePages<Post>(
    computed(() => keys.circlePosts(toValue(id))),
    (after) =>
      dataOf(api.GET('/api/circles/{id}/posts', { params: { path: { id: toValue(id) }, query: { after } } })),
    enabled,
  )
}

export function useAnnouncements(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => keys.announcements(toValue(id))),
    queryFn: () =>
      dataOf(api.GET('/api/circles/{id}/announcements', { params: { path: { id: toValue(id) } } })),
    enabled,
  })
}

export function useCircleShelf(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => keys.circleShelf(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/circles/{id}/shelf', { params: { path: { id: toValue(id) } } })),
    enabled,
  })
}

export function useFillShelf(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (goods: ProductCard[]) =>
      dataOf(
        api.PUT('/api/circles/{id}/shelf', {
          params: { path: { id } },
          body: { productIds: goods.map((one) => one.id) },
        }),
      ),
    onSuccess: (shelf) => queries.setQueryData(keys.circleShelf(id), shelf),
  })
}

/** Announces a post or no longer, or takes it out of the circle. */
export function useKeepPosts(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ postId, act }: { postId: string; act: 'announce' | 'unannounce' | 'takeOut' }) => {
      const params = { path: { id, postId } }
      if (act === 'announce') return dataOf(api.PUT('/api/circles/{id}/announcements/{postId}', { params }))
      if (act === 'unannounce')
        return dataOf(api.DELETE('/api/circles/{id}/announcements/{postId}', { params }))
      return dataOf(api.DELETE('/api/circles/{id}/posts/{postId}', { params }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['posts'] }),
  })
}
