import { dataOf, idempotent } from '@shuke/api-client'
import type { OrderShipment, ParcelDraft } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

/** A try whose end is unknown outlives its dialog. */
const packing = attempts()

/** What is to be shipped; with `all`, also what has been. */
export function useShipments() {
  const url = useUrlFilters('show')
  const list = useKeysetList({
    key: ['shipments'],
    filters: url.filters,
    read: ({ show, ...query }) =>
      dataOf(api.GET('/api/supplier/shipments', { params: { query: { ...query, open: show !== 'all' } } })),
  })
  return { ...url, list }
}

export function useShipment(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['shipment', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/supplier/shipments/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

export function useParcels() {
  return useKeysetList({
    key: ['parcels'],
    read: (query) => dataOf(api.GET('/api/supplier/parcels', { params: { query } })),
  })
}

/** Hands pieces to a carrier. Trying again after a lost answer sends the same key and cannot ship twice. */
export function usePacking(id: string, done: (shipment: OrderShipment) => void) {
  return useAct(
    (body: ParcelDraft) =>
      packing(JSON.stringify([id, body]), (key) =>
        dataOf(
          api.POST('/api/supplier/shipments/{id}/parcels', {
            params: { path: { id } },
            body,
            headers: idempotent(key),
          }),
        ),
      ),
    { stale: ['shipment', 'shipments', 'parcels'], done },
  )
}
