import type { Post, PostDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function usePost(id: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => keys.post(toValue(id))),
    queryFn: (): Promise<Post> =>
      dataOf(api.GET('/api/posts/{id}', { params: { path: { id: toValue(id) } } })),
    enabled,
  })
}

export function usePostsOf(code: MaybeRefOrGetter<string>) {
  return usePages<Post>(
    computed(() => keys.postsOf(toValue(code))),
    (after) =>
      dataOf(
        api.GET('/api/people/{code}/posts', { params: { path: { code: toValue(code) }, query: { after } } }),
      ),
  )
}

export function usePostsAbout(topic: MaybeRefOrGetter<string>) {
  return usePages<Post>(
    computed(() => keys.postsAbout(toValue(topic))),
    (after) =>
      dataOf(
        api.GET('/api/topics/{topic}/posts', {
          params: { path: { topic: toValue(topic) }, query: { after } },
        }),
      ),
  )
}

export function usePostsSaying(words: MaybeRefOrGetter<string>) {
  return usePages<Post>(
    computed(() => keys.postsSaying(toValue(words))),
    (after) => dataOf(api.GET('/api/post-search', { params: { query: { q: toValue(words), after } } })),
    computed(() => toValue(words) !== ''),
  )
}

export function useSavedPosts() {
  return usePages<Post>(keys.savedPosts, (after) =>
    dataOf(api.GET('/api/my/saved-posts', { params: { query: { after } } })),
  )
}

export function useDrafts() {
  return usePages<Post>(keys.drafts, (after) =>
    dataOf(api.GET('/api/my/drafts', { params: { query: { after } } })),
  )
}

export function useTopics() {
  return useQuery({ queryKey: keys.topics, queryFn: () => dataOf(api.GET('/api/topics')) })
}

/** What a post of mine brought. */
export function usePostResults(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.postResults(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/my/posts/{id}/results', { params: { path: { id: toValue(id) } } })),
  })
}

export function usePostVersions(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.postVersions(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/my/posts/{id}/versions', { params: { path: { id: toValue(id) } } })),
  })
}

/** Says once that a person opened the post; whether that arrives is no matter to them. */
export function tellView(id: string): void {
  api.PUT('/api/posts/{id}/view', { params: { path: { id } } }).catch(() => undefined)
}

export function useWritePost() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, edited }: { draft: PostDraft; edited?: { id: string; version: number } }) =>
      edited
        ? dataOf(
            api.PUT('/api/posts/{id}', {
              params: { path: { id: edited.id }, query: { version: edited.version } },
              body: draft,
            }),
          )
        : attempt('post', draft, (key) =>
            dataOf(api.POST('/api/posts', { body: draft, headers: idempotent(key) })),
          ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['posts'] }),
  })
}

export function useDeletePost() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/api/posts/{id}', { params: { path: { id } } })),
    onSuccess: (_, id) => {
      queries.removeQueries({ queryKey: keys.post(id) })
      // The page of the post is still open, and nothing on it can be read any more.
      return queries.invalidateQueries({ queryKey: ['posts'], refetchType: 'none' })
    },
  })
}
