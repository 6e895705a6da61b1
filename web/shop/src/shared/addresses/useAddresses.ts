import type { Address, AddressDraft } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export function useAddresses() {
  return useQuery({
    queryKey: keys.addresses,
    queryFn: () => dataOf(api.GET('/api/me/addresses')),
    select: ({ items }) => items,
  })
}

/** Writes an address down: a new one, or over the one with this id. */
export function useSaveAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, draft }: { id?: string; draft: AddressDraft }): Promise<Address> =>
      dataOf(
        id
          ? api.PUT('/api/me/addresses/{id}', { params: { path: { id } }, body: draft })
          : api.POST('/api/me/addresses', { body: draft }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.addresses }),
  })
}

export function useRemoveAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/api/me/addresses/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.addresses }),
  })
}

export function oneLine(address: AddressDraft | Omit<Address, 'id' | 'preferred'>): string {
  return [...new Set([address.province, address.city, address.district, address.street])].join(' ')
}
