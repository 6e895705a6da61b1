import type { Session } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { queryOptions, useMutation, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/app/api'
import { forgetPerson, keys, queryClient } from '@/app/queries'

const session = queryOptions({
  queryKey: keys.session,
  queryFn: (): Promise<Session> => dataOf(api.GET('/api/session')),
  staleTime: 5 * 60_000,
})

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('shuke.session')

export const ensureSession = (): Promise<Session> => queryClient.ensureQueryData(session)

/** Who is there, and whether this server is a demo. */
export function useSession() {
  const { data, isPending } = useQuery(session)
  return {
    session: data,
    person: computed(() => data.value?.person ?? null),
    isPending,
  }
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => dataOf(api.DELETE('/api/session')),
    onSuccess: endSession,
  })
}

/** The session is over on purpose, which the other tabs are told. */
export function endSession(): void {
  leaveSession()
  channel?.postMessage('out')
}

/** Keeps what signing in answered, and tells the other tabs. */
export function enterSession(entered: Session): void {
  forgetPerson(queryClient)
  queryClient.setQueryData(keys.session, entered)
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  channel?.postMessage('in')
}

export function leaveSession(): void {
  queryClient.setQueryData<Session>(keys.session, (known) => known && { ...known, person: null })
  forgetPerson(queryClient)
}

export function onSessionChangeElsewhere(listener: (signedIn: boolean) => void): void {
  channel?.addEventListener('message', (message) => listener(message.data === 'in'))
}
