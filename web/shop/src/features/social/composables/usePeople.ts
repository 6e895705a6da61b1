import type { OwnProfile, PersonListRow, PersonPage } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

export function usePerson(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.person(toValue(code))),
    queryFn: (): Promise<PersonPage> =>
      dataOf(api.GET('/api/people/{code}', { params: { path: { code: toValue(code) } } })),
  })
}

export function usePeopleOf(
  code: MaybeRefOrGetter<string>,
  kind: MaybeRefOrGetter<'followers' | 'following'>,
) {
  return usePages<PersonListRow>(
    computed(() => keys.peopleOf(toValue(code), toValue(kind))),
    (after) => {
      const asked = { params: { path: { code: toValue(code) }, query: { after } } }
      return toValue(kind) === 'followers'
        ? dataOf(api.GET('/api/people/{code}/followers', asked))
        : dataOf(api.GET('/api/people/{code}/following', asked))
    },
  )
}

export function useBlockedPeople() {
  return usePages<PersonListRow>(keys.blockedPeople, (after) =>
    dataOf(api.GET('/api/my/blocked-people', { params: { query: { after } } })),
  )
}

export function useOwnProfile() {
  return useQuery({
    queryKey: keys.ownProfile,
    queryFn: (): Promise<OwnProfile> => dataOf(api.GET('/api/my/profile')),
  })
}

export function useChangeOwnProfile() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: {
      words?: string
      interests?: string[]
      chronologicalOnly?: boolean
      notPersonalised?: boolean
    }) => dataOf(api.PATCH('/api/my/profile', { body: change })),
    onSuccess: (profile) => {
      queries.setQueryData(keys.ownProfile, profile)
      void queries.invalidateQueries({ queryKey: keys.feed })
      void queries.invalidateQueries({ queryKey: ['people'] })
    },
  })
}
