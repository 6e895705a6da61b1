import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** Which partner the person is bound to, and how that came about. */
export function useIntroduction() {
  return useQuery({
    queryKey: keys.introduction,
    queryFn: () => dataOf(api.GET('/api/my/binding')),
  })
}
