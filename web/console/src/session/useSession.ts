import type { Right, Session } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { queryOptions, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/api'
import { queries } from '@/api/queries'
import { hearMarketTime } from './marketClock'
import { allows } from './rights'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session> => {
    const known = await dataOf(api.GET('/api/session'))
    hearMarketTime(known.now)
    return known
  },
  staleTime: Infinity,
  // A page keeps its place while the session is asked for again in the background.
  refetchOnWindowFocus: 'always',
})

/** Who is there, from the cache if it is known. */
export function session(): Promise<Session> {
  return queries.ensureQueryData(sessionQuery)
}

/** Somebody else is here now, or nobody: what the one before had read is not theirs to see. */
export function becomeSession(next: Session): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
  queries.setQueryData<Session>(['session'], next)
}

export function forgetSession(): void {
  const known = queries.getQueryData<Session>(['session'])
  if (known) becomeSession({ ...known, person: null })
}

export function useSession() {
  const { data } = useQuery(sessionQuery)
  const person = computed(() => data.value?.person ?? null)
  return {
    person,
    demo: computed(() => data.value?.demo ?? false),
    supplier: computed(() => !!person.value?.supplierId),
    may: (...needed: Right[]) => allows(person.value?.staffRights ?? [], needed),
  }
}
