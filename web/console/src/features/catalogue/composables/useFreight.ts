import { dataOf } from '@shuke/api-client'
import type { FreightZone, FreightZoneDraft } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

/** The address of a zone: the common one has no region of its own. */
const place = (zone: { region: string }) => ({ region: zone.region || 'common' })

export function useFreightZones() {
  return useQuery({
    queryKey: ['freight-zones'],
    queryFn: () => dataOf(api.GET('/api/operator/freight-zones')),
  })
}

export function useSetFreightZone(done: () => void) {
  return useAct(
    ({ region, draft }: { region: string; draft: FreightZoneDraft }) =>
      dataOf(
        api.PUT('/api/operator/freight-zones/{region}', { params: { path: place({ region }) }, body: draft }),
      ),
    { stale: ['freight-zones'], done },
  )
}

export function useRemoveFreightZone(done: () => void) {
  return useAct(
    (zone: FreightZone) =>
      dataOf(
        api.DELETE('/api/operator/freight-zones/{region}', {
          params: { path: place(zone), query: { revision: zone.revision } },
        }),
      ),
    { stale: ['freight-zones'], done },
  )
}
