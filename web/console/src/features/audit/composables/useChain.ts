import { dataOf } from '@shuke/api-client'
import type { AuditReport } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/api'

/** Whether the trail is whole, followed anew at each look. */
export function useChain() {
  return useQuery({
    queryKey: ['audit-chain'],
    queryFn: (): Promise<AuditReport> => dataOf(api.GET('/api/operator/audit/verification')),
  })
}
