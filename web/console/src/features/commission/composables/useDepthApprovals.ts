import { dataOf, idempotent } from '@shuke/api-client'
import type { DepthApproval, DepthApprovalRecord } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export function useDepthApprovals() {
  return useQuery({
    queryKey: ['depth-approvals'],
    queryFn: () => dataOf(api.GET('/api/operator/depth-approvals')),
  })
}

const once = attempts()

export function useRecordApproval(done: (approval: DepthApproval) => void) {
  return useAct(
    (body: DepthApprovalRecord) =>
      once(JSON.stringify(body), (key) =>
        dataOf(api.POST('/api/operator/depth-approvals', { params: { header: idempotent(key) }, body })),
      ),
    { stale: ['depth-approvals'], done },
  )
}
