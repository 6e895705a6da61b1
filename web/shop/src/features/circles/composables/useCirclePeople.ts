import type { CirclePerson, CircleStanding } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export type Which = 'members' | 'requests' | 'removals'

export function useCirclePeople(id: MaybeRefOrGetter<string>, which: Which) {
  return usePages<CirclePerson>(
    computed(() => keys.circlePeople(toValue(id), which)),
    (after) => {
      const asked = { params: { path: { id: toValue(id) }, query: { after } } }
      if (which === 'requests') return dataOf(api.GET('/api/circles/{id}/requests', asked))
      if (which === 'removals') return dataOf(api.GET('/api/circles/{id}/removals', asked))
      return dataOf(api.GET('/api/circles/{id}/members', asked))
    },
  )
}

export type Act = 'accept' | 'refuse' | 'remove' | 'forgive' | { role: CircleStanding }

/** What who keeps a circle does about somebody. */
export function useKeepPeople(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ code, act }: { code: string; act: Act }) => {
      const params = { path: { id, code } }
      if (act === 'accept') return dataOf(api.PUT('/api/circles/{id}/requests/{code}/acceptance', { params }))
      if (act === 'refuse') return dataOf(api.DELETE('/api/circles/{id}/requests/{code}', { params }))
      if (act === 'remove') return dataOf(api.DELETE('/api/circles/{id}/members/{code}', { params }))
      if (act === 'forgive') return dataOf(api.DELETE('/api/circles/{id}/removals/{code}', { params }))
      return dataOf(api.PUT('/api/circles/{id}/members/{code}/role', { params, body: act }))
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['circles'] }),
  })
}

export function useInvitation(id: string) {
  const queries = useQueryClient()
  const known = useQuery({
    queryKey: keys.invitation(id),
    queryFn: () => dataOf(api.GET('/api/circles/{id}/invitation', { params: { path: { id } } })),
  })
  const renew = useMutation({
    mutationFn: () => dataOf(api.PUT('/api/circles/{id}/invitation', { params: { path: { id } } })),
    onSuccess: (invitation) => queries.setQueryData(keys.invitation(id), invitation),
  })
  const address = computed(() =>
    known.data.value ? `${location.origin}/circles/in/${known.data.value.code}` : '',
  )
  const failure = computed(() => (known.data.value ? null : known.error.value))
  return { address, failure, retry: known.refetch, renew }
}
