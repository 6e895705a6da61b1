import type { CircleEventDraft } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'

export function useEvents(circleId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.circleEvents(toValue(circleId))),
    queryFn: () =>
      dataOf(api.GET('/api/circles/{id}/events', { params: { path: { id: toValue(circleId) } } })),
  })
}

export function useEvent(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.circleEvent(toValue(id))),
    queryFn: () => dataOf(api.GET('/api/circle-events/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** Plans a new event of the circle, or changes the one that is given. */
export function useWriteEvent(circleId: string, eventId?: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: CircleEventDraft) =>
      eventId
        ? dataOf(api.PUT('/api/circle-events/{id}', { params: { path: { id: eventId } }, body }))
        : attempt(`event.${circleId}`, body, (key) =>
            dataOf(
              api.POST('/api/circles/{id}/events', {
                params: { path: { id: circleId } },
                body,
                headers: idempotent(key),
              }),
            ),
          ),
    onSuccess: (page) => {
      queries.setQueryData(keys.circleEvent(page.event.id), page)
      void queries.invalidateQueries({ queryKey: keys.circleEvents(circleId) })
    },
  })
}

/** I come, or I don't. */
export function useComing(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (coming: boolean) => {
      const params = { path: { id: toValue(id) } }
      return coming
        ? dataOf(api.PUT('/api/circle-events/{id}/coming', { params }))
        : dataOf(api.DELETE('/api/circle-events/{id}/coming', { params }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
}

export function useCancelEvent(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) =>
      dataOf(
        api.POST('/api/circle-events/{id}/cancellation', {
          params: { path: { id: toValue(id) } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
}
