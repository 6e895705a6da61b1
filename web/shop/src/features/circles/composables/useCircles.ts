import type { Circle, CircleDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import { usePages } from '@/shared/composables/usePages'

export function useCircle(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.circle(toValue(id))),
    queryFn: (): Promise<Circle> =>
      dataOf(api.GET('/api/circles/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

export function useFoundCircles() {
  return usePages<Circle>(keys.foundCircles, (after) =>
    dataOf(api.GET('/api/circles', { params: { query: { after } } })),
  )
}

export function useMyCircles(enabled: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: keys.myCircles,
    queryFn: () => dataOf(api.GET('/api/my/circles')),
    enabled,
  })
}

export function useInvitedCircle(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.invitedCircle(toValue(code))),
    queryFn: (): Promise<Circle> =>
      dataOf(api.GET('/api/circle-invitations/{code}', { params: { path: { code: toValue(code) } } })),
  })
}

export function useApplyForCircle() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (draft: CircleDraft) =>
      attempt('circle', draft, (key) =>
        dataOf(api.POST('/api/circles', { body: draft, headers: idempotent(key) })),
      ),
    onSuccess: (circle) => changed(queries, circle),
  })
}

export function useEditCircle(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, version }: { draft: CircleDraft; version: number }) =>
      dataOf(api.PUT('/api/circles/{id}', { params: { path: { id }, query: { version } }, body: draft })),
    onSuccess: (circle) => changed(queries, circle),
  })
}

/** Comes in or asks to, by the circle's own way or by an invitation. */
export function useJoinCircle() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (way: { id: string; words: string } | { code: string }): Promise<Circle> =>
      'code' in way
        ? dataOf(
            api.PUT('/api/circle-invitations/{code}/membership', { params: { path: { code: way.code } } }),
          )
        : dataOf(
            api.PUT('/api/circles/{id}/membership', {
              params: { path: { id: way.id } },
              body: { words: way.words || null },
            }),
          ),
    onSuccess: (circle) => changed(queries, circle),
  })
}

export function useLeaveCircle(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/circles/{id}/membership', { params: { path: { id } } })),
    onSuccess: () => forgotten(queries),
  })
}

export function useCloseCircle(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/circles/{id}', { params: { path: { id } } })),
    onSuccess: () => forgotten(queries),
  })
}

function changed(queries: QueryClient, circle: Circle) {
  queries.setQueryData(keys.circle(circle.id), circle)
  return forgotten(queries)
}

/** What stands in feeds and lists depends on who is in which circle. */
async function forgotten(queries: QueryClient) {
  await Promise.all(
    [['circles'], keys.myCircles, ['posts']].map((queryKey) => queries.invalidateQueries({ queryKey })),
  )
}
