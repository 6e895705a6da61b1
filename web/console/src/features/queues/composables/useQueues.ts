import { dataOf } from '@shuke/api-client'
import type { Page, Right } from '@shuke/api-client/contract'
import { useQueries } from '@tanstack/vue-query'
import { computed } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { api } from '@/api/api'
import { useSession } from '@/session/useSession'
import { countOf, type Queue, type QueueKind } from './queues'

const every = 30_000
const limit = 50

/** Whose work it is, what it is kept under, how it is counted, and where to see to it. */
interface Source {
  kind: QueueKind
  right: Right
  key: string[]
  count: () => Promise<string>
  to?: RouteLocationRaw
  /** Looked at once where looking costs much, else every half minute. */
  once?: boolean
}

const paged = (read: Promise<Page<unknown>>) => read.then(countOf)

const sources: Source[] = [
  {
    kind: 'afterSales',
    right: 'CARE',
    key: ['after-sales', 'waiting'],
    count: () =>
      paged(dataOf(api.GET('/api/operator/after-sales', { params: { query: { waiting: true, limit } } }))),
    to: { name: 'after-sales' },
  },
  {
    kind: 'circles',
    right: 'CARE',
    key: ['circles', 'waiting'],
    count: () =>
      paged(dataOf(api.GET('/api/operator/circles', { params: { query: { state: 'ASKED', limit } } }))),
    to: { name: 'circles' },
  },
  ...(['OPEN', 'APPEALED'] as const).map((state): Source => ({
    kind: state === 'OPEN' ? 'reports' : 'appeals',
    right: 'MODERATION',
    key: ['moderation-cases', state],
    count: () =>
      paged(dataOf(api.GET('/api/operator/moderation-cases', { params: { query: { state, limit } } }))),
    to: { name: 'moderation', query: { state } },
  })),
  {
    kind: 'experts',
    right: 'MODERATION',
    key: ['expert-applications', 'waiting'],
    count: () =>
      paged(
        dataOf(
          api.GET('/api/operator/expert-applications', { params: { query: { state: 'WAITING', limit } } }),
        ),
      ),
    to: { name: 'experts' },
  },
  {
    kind: 'proposals',
    right: 'CATALOGUE',
    key: ['proposals', 'waiting'],
    count: () =>
      paged(dataOf(api.GET('/api/operator/proposals', { params: { query: { state: 'WAITING', limit } } }))),
    to: { name: 'proposals' },
  },
  {
    kind: 'groupProposals',
    right: 'CATALOGUE',
    key: ['group-proposals', 'waiting'],
    count: () =>
      paged(
        dataOf(api.GET('/api/operator/group-proposals', { params: { query: { state: 'WAITING', limit } } })),
      ),
    to: { name: 'group-proposals' },
  },
  {
    kind: 'campaignsBelowCost',
    right: 'CATALOGUE',
    key: ['group-campaigns', 'below-cost'],
    count: () =>
      paged(
        dataOf(api.GET('/api/operator/group-campaigns', { params: { query: { belowCost: true, limit } } })),
      ),
    to: { name: 'group-campaigns', query: { belowCost: 'true' } },
  },
  {
    kind: 'flashBelowCost',
    right: 'CATALOGUE',
    key: ['flash-offers', 'below-cost'],
    count: () =>
      paged(dataOf(api.GET('/api/operator/flash-offers', { params: { query: { belowCost: true, limit } } }))),
    to: { name: 'flash-offers', query: { belowCost: 'true' } },
  },
  {
    kind: 'drift',
    right: 'FINANCE',
    key: ['ledger', 'drift'],
    count: async () => {
      const { drift, difference } = await dataOf(api.GET('/api/operator/ledger/trial-balance'))
      return String(drift + (difference.amountMinor === 0 ? 0 : 1))
    },
    to: { name: 'ledger' },
  },
  {
    kind: 'audit',
    right: 'RISK',
    key: ['audit-chain', 'faults'],
    count: async () => ((await dataOf(api.GET('/api/operator/audit/verification'))).fault ? '1' : '0'),
    to: { name: 'audit' },
    once: true,
  },
  {
    kind: 'misfits',
    right: 'FINANCE',
    key: ['payment-notices', 'waiting'],
    count: () => paged(dataOf(api.GET('/api/operator/payment-notices', { params: { query: { limit } } }))),
  },
  ...(['ABNORMAL', 'WAITING'] as const).map((state): Source => ({
    kind: state === 'ABNORMAL' ? 'abnormal' : 'closed',
    right: 'FINANCE',
    key: ['refunds', state],
    count: () => paged(dataOf(api.GET('/api/operator/refunds', { params: { query: { state, limit } } }))),
    to: { name: 'refunds', query: { state } },
  })),
  {
    kind: 'payouts',
    right: 'FINANCE',
    key: ['payouts', 'waiting'],
    count: () =>
      paged(dataOf(api.GET('/api/operator/payouts', { params: { query: { state: 'ASKED', limit } } }))),
    to: { name: 'payouts', query: { state: 'ASKED' } },
  },
  ...(['WAITING', 'APPROVED'] as const).map((state): Source => ({
    kind: state === 'WAITING' ? 'supplierPayouts' : 'supplierTransfers',
    right: 'FINANCE',
    key: ['supplier-payouts', state],
    count: () =>
      paged(dataOf(api.GET('/api/operator/supplier-payouts', { params: { query: { state, limit } } }))),
    to: { name: 'supplier-payouts', query: { state } },
  })),
  {
    kind: 'holds',
    right: 'RISK',
    key: ['holds', 'waiting'],
    count: () =>
      paged(
        dataOf(api.GET('/api/operator/commission-holds', { params: { query: { state: 'HELD', limit } } })),
      ),
    to: { name: 'holds', query: { state: 'HELD' } },
  },
]

/** Everything that waits for a person, out of what their rights let them see. */
export function useQueues() {
  const { may } = useSession()
  const mine = computed(() => sources.filter(({ right }) => may(right)))
  const counts = useQueries({
    queries: computed(() =>
      mine.value.map(({ key, count, once }) => ({
        queryKey: [...key, 'count'],
        queryFn: count,
        refetchInterval: once ? (false as const) : every,
      })),
    ),
  })
  const queues = computed(() =>
    mine.value.map(({ kind, right, to }, index): Queue => {
      const count = counts.value[index]?.data
      return to ? { kind, right, count, to } : { kind, right, count }
    }),
  )
  return {
    queues,
    error: computed(() => counts.value.find(({ error, data }) => error && !data)?.error ?? null),
    again: () => counts.value.filter(({ error }) => error).forEach((read) => void read.refetch()),
  }
}
