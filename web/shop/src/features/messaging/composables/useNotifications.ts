import type { Notification, NotificationWishes, NotificationWishesChange } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function useNotifications() {
  return usePages<Notification>(keys.notifications, (after) =>
    dataOf(api.GET('/api/my/notifications', { params: { query: { after } } })),
  )
}

/** Marks it and what was told before; what is on the screen keeps showing what was new. */
export function useReadNotifications() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (until: string) => dataOf(api.PUT('/api/my/notification-read-mark', { body: { until } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.inbox })
      void client.invalidateQueries({ queryKey: keys.notifications, refetchType: 'none' })
    },
  })
}

export function useWishes() {
  return useQuery({
    queryKey: keys.wishes,
    queryFn: (): Promise<NotificationWishes> => dataOf(api.GET('/api/my/notification-wishes')),
  })
}

export function useChangeWishes() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: NotificationWishesChange) => dataOf(api.PUT('/api/my/notification-wishes', { body })),
    onSuccess: (wishes) => client.setQueryData(keys.wishes, wishes),
  })
}
