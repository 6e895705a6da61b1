import { dataOf } from '@shuke/api-client'
import type { Closure } from '@shuke/api-client/contract'
import { useMutation, useQuery } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { endSession } from '@/shared/composables/useSession'

/** What has to be settled before the account can be closed; asked anew each time. */
export function useObstacles() {
  return useQuery({
    queryKey: keys.closure,
    queryFn: () => dataOf(api.GET('/api/me/closure')),
    select: ({ items }) => items,
    staleTime: 0,
  })
}

export function useCloseAccount() {
  return useMutation({
    mutationFn: (closure: Closure) => dataOf(api.POST('/api/me/closure', { body: closure })),
    onSuccess: endSession,
  })
}
