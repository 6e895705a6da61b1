import { dataOf, idempotent } from '@shuke/api-client'
import type { Plan, PlanDraft, PlanPublication } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: () => dataOf(api.GET('/api/operator/plans')) })
}

/** What new plans begin with: the one in force, or the newest where none is. */
export function useStartingPlan() {
  const plans = usePlans()
  const start = computed(() => {
    const all = plans.data.value?.items ?? []
    return all.find(({ state }) => state === 'PUBLISHED') ?? all[0]
  })
  return { ...plans, start }
}

export function usePlan(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['plans', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/plans/{id}', { params: { path: { id: toValue(id) } } })),
    enabled: computed(() => toValue(id) !== ''),
  })
}

const once = attempts()

/** Writes a new version; the draft it replaces is retired with it. */
export function useDraftPlan(done: (plan: Plan) => void) {
  return useAct(
    (body: PlanDraft) =>
      once(JSON.stringify(body), (key) =>
        dataOf(api.POST('/api/operator/plans', { params: { header: idempotent(key) }, body })),
      ),
    { stale: ['plans'], done },
  )
}

export function usePublishPlan(done: (plan: Plan) => void) {
  return useAct(
    ({ id, ...body }: { id: string } & PlanPublication) =>
      once(JSON.stringify(['publish', id, body]), (key) =>
        dataOf(
          api.POST('/api/operator/plans/{id}/publication', {
            params: { path: { id }, header: idempotent(key) },
            body,
          }),
        ),
      ),
    { stale: ['plans', 'simulations'], done },
  )
}

export function useRetirePlan(done: (plan: Plan) => void) {
  return useAct(
    ({ id, reason }: { id: string; reason: string }) =>
      once(JSON.stringify(['retire', id, reason]), (key) =>
        dataOf(
          api.POST('/api/operator/plans/{id}/retirement', {
            params: { path: { id }, header: idempotent(key) },
            body: { reason },
          }),
        ),
      ),
    { stale: ['plans'], done },
  )
}
