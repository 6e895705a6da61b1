import type { Notification, NotificationWishes, NotificationWishesChange } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { watch } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'
import { useInbox } from '@/shared/messaging/useInbox'

/**
 * What the person was told. Read again when the inbox knows of something later than the list begins with, once for
 * each: while a list is on its way more may be told, and what is read meanwhile may leave as much unread as before.
 */
export function useNotifications() {
  const list = usePages<Notification>(keys.notifications, (after) =>
    dataOf(api.GET('/api/my/notifications', { params: { query: { after } } })),
  )
  const inbox = useInbox()
  let asked = ''
  watch(
    [() => inbox.data.value?.latestNotification ?? '', () => list.items.value[0]?.id ?? '', list.isFetching],
    ([latest, first, fetching]) => {
      if (fetching || latest <= first || latest === asked) return
      asked = latest
      void list.refetch()
    },
  )
  return list
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
