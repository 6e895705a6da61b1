import type { IdentityCheck, IdentityToCheck } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export function useIdentity() {
  return useQuery({
    queryKey: keys.identity,
    queryFn: () => dataOf(api.GET('/api/me/identity-check')),
    staleTime: 0,
  })
}

/** Has name and number checked. They are sent once and kept nowhere in the browser. */
export function useCheckIdentity() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: IdentityToCheck): Promise<IdentityCheck> =>
      dataOf(api.POST('/api/me/identity-check', { body })),
    gcTime: 0,
    onSettled: () =>
      Promise.all(
        [keys.identity, keys.payoutTerms, keys.consents].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
