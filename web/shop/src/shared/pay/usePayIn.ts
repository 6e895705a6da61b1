import type { Charge, WayToPay } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '../composables/attempts'
import { keyOf, surroundings, usableWays } from './ways'

const readWays = () => dataOf(api.GET('/api/ways-to-pay'))

/** What the market offers changes with its configuration alone. */
export const waysQuery = { queryKey: keys.waysToPay, queryFn: readWays, staleTime: 300_000 }

/** The ways that work in this browser. */
export function useWaysToPay() {
  const query = useQuery(waysQuery)
  const ways = computed(() => usableWays(query.data.value ?? [], surroundings()))
  return { ways, pending: query.isPending, error: query.error, refetch: query.refetch }
}

/** Opens a charge in one way and, where its provider must be told first, has it told. */
export async function openCharge(orderId: string, chosen: WayToPay): Promise<Charge> {
  const charge = await attempt(`charge.${orderId}.${keyOf(chosen)}`, chosen, (key) =>
    dataOf(
      api.POST('/api/orders/{id}/charges', {
        params: { path: { id: orderId } },
        body: chosen,
        headers: idempotent(key),
      }),
    ),
  )
  return charge.cashierUrl ? charge : prepare(charge.id)
}

const prepare = (id: string): Promise<Charge> =>
  dataOf(api.PUT('/api/charges/{id}/preparation', { params: { path: { id } } }))

export function useOpenCharge() {
  return useMutation({
    mutationFn: ({ orderId, chosen }: { orderId: string; chosen: WayToPay }) => openCharge(orderId, chosen),
  })
}
