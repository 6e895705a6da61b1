import type { ConsentKind, Session } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Locale } from '@shuke/ui/locale'
import { api } from '@/app/api'
import { chooseLocale } from '@/app/i18n'
import { keys } from '@/app/queries'

export function useChangeMe() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { nickname?: string; locale?: Locale; avatarMediaId?: string }) =>
      dataOf(api.PATCH('/api/me', { body: change })),
    onSuccess: (person) =>
      client.setQueryData<Session>(keys.session, (known) => known && { ...known, person }),
  })
}

export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: { currentPassword?: string; newPassword: string }) =>
      dataOf(api.PUT('/api/me/password', { body: change })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.session }),
  })
}

export function useConsents() {
  return useQuery({
    queryKey: keys.consents,
    queryFn: () => dataOf(api.GET('/api/me/consents')),
    select: ({ items }) => items,
  })
}

export function useSetConsent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, granted }: { kind: ConsentKind; granted: boolean }) =>
      dataOf(api.PUT('/api/me/consents/{kind}', { params: { path: { kind } }, body: { granted } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.consents }),
  })
}

/** Switches this device, and the person's setting when there is a person; texts of the server come anew. */
export function useChooseLanguage() {
  const client = useQueryClient()
  const change = useChangeMe()
  return async (locale: Locale) => {
    await chooseLocale(locale)
    if (client.getQueryData<Session>(keys.session)?.person) await change.mutateAsync({ locale })
    await client.invalidateQueries()
  }
}
