import { dataOf } from '@shuke/api-client'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

/** What the partner earned, in the states of its way to the bank. */
export function useEarnings() {
  return useQuery({
    queryKey: keys.earnings,
    queryFn: () => dataOf(api.GET('/api/my/earnings')),
    staleTime: 10_000,
  })
}
