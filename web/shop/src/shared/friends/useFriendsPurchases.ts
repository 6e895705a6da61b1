import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { useSession } from '@/shared/composables/useSession'

/** What the people that the reader follows bought lately, as far as they agreed that it is shown. */
export function useFriendsPurchases() {
  const { person } = useSession()
  return useQuery({
    queryKey: keys.friendsPurchases,
    queryFn: async () => (await dataOf(api.GET('/api/my/friends-purchases'))).items,
    enabled: () => Boolean(person.value),
  })
}
