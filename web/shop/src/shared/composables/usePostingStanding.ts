import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import type { MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** How many strikes I have, and until when I can't post. */
export function usePostingStanding(enabled: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: keys.postingStanding,
    queryFn: () => dataOf(api.GET('/api/my/posting-standing')),
    enabled,
  })
}
