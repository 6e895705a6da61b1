import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { useSession } from '@/shared/composables/useSession'

/** What the people that the reader follows did with these goods; asked once for all of them. */
export function useFriendsChoices(productIds: MaybeRefOrGetter<string[]>) {
  const { person } = useSession()
  const asked = computed(() => [...new Set(toValue(productIds))].sort().slice(0, 60))
  return useQuery({
    queryKey: computed(() => keys.friendsChoices(asked.value)),
    queryFn: () =>
      dataOf(api.GET('/api/my/friends-choices', { params: { query: { productId: asked.value } } })),
    enabled: () => Boolean(person.value) && asked.value.length > 0,
    placeholderData: (before) => before,
  })
}
