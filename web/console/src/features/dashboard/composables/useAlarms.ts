import { dataOf } from '@shuke/api-client'
import type { Import, Page, TrialBalance } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter, type Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { api } from '@/api/api'
import { alarmsOf } from './alarms'

export interface Alarm {
  kind: 'drift' | 'payouts' | 'holds' | 'misfits' | 'imports'
  count: string
  to: RouteLocationRaw
}

/** What a person has to look at now, out of what their rights let them see. */
export function useAlarms(
  rights: {
    money: MaybeRefOrGetter<boolean>
    catalogue: MaybeRefOrGetter<boolean>
    risk: MaybeRefOrGetter<boolean>
  },
  balance: Ref<TrialBalance | undefined>,
) {
  const waiting = useQuery({
    queryKey: ['payouts', 'waiting'],
    queryFn: () =>
      dataOf(api.GET('/api/operator/payouts', { params: { query: { state: 'ASKED', limit: 50 } } })),
    enabled: () => toValue(rights.money),
    refetchInterval: 30_000,
  })
  const imports = useQuery({
    queryKey: ['imports', 'latest'],
    queryFn: (): Promise<Page<Import>> =>
      dataOf(api.GET('/api/operator/imports', { params: { query: { limit: 10 } } })),
    enabled: () => toValue(rights.catalogue),
    refetchInterval: 60_000,
  })
  const holds = useQuery({
    queryKey: ['holds', 'waiting'],
    queryFn: () =>
      dataOf(api.GET('/api/operator/commission-holds', { params: { query: { state: 'HELD', limit: 50 } } })),
    enabled: () => toValue(rights.risk),
    refetchInterval: 30_000,
  })
  const misfits = useQuery({
    queryKey: ['payment-notices', 'waiting'],
    queryFn: () => dataOf(api.GET('/api/operator/payment-notices', { params: { query: { limit: 50 } } })),
    enabled: () => toValue(rights.money),
    refetchInterval: 30_000,
  })
  return computed(() =>
    alarmsOf(balance.value, waiting.data.value, imports.data.value, holds.data.value, misfits.data.value),
  )
}
