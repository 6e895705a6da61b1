import { dataOf } from '@shuke/api-client'
import type { Page, Right } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/api'
import { useSession } from '@/session/useSession'
import { countOf, type Queue } from './queues'

const every = 30_000

/** Everything that waits for a person, out of what their rights let them see. */
export function useQueues() {
  const { may } = useSession()
  const page = (words: string[], right: Right, read: () => Promise<Page<unknown>>) =>
    useQuery({ queryKey: words, queryFn: read, enabled: () => may(right), refetchInterval: every })

  const balance = useQuery({
    queryKey: ['ledger', 'trial-balance'],
    queryFn: () => dataOf(api.GET('/api/operator/ledger/trial-balance')),
    enabled: () => may('FINANCE'),
    refetchInterval: every,
  })
  const chain = useQuery({
    queryKey: ['audit-chain'],
    queryFn: () => dataOf(api.GET('/api/operator/audit/verification')),
    enabled: () => may('RISK'),
  })
  const misfits = page(['payment-notices', 'waiting'], 'FINANCE', () =>
    dataOf(api.GET('/api/operator/payment-notices', { params: { query: { limit: 50 } } })),
  )
  const refunds = (state: 'ABNORMAL' | 'WAITING') =>
    page(['refunds', state], 'FINANCE', () =>
      dataOf(api.GET('/api/operator/refunds', { params: { query: { state, limit: 50 } } })),
    )
  const abnormal = refunds('ABNORMAL')
  const closed = refunds('WAITING')
  const payouts = page(['payouts', 'waiting'], 'FINANCE', () =>
    dataOf(api.GET('/api/operator/payouts', { params: { query: { state: 'ASKED', limit: 50 } } })),
  )
  const holds = page(['holds', 'waiting'], 'RISK', () =>
    dataOf(api.GET('/api/operator/commission-holds', { params: { query: { state: 'HELD', limit: 50 } } })),
  )
  const toSuppliers = (state: 'WAITING' | 'APPROVED') =>
    page(['supplier-payouts', state], 'FINANCE', () =>
      dataOf(api.GET('/api/operator/supplier-payouts', { params: { query: { state, limit: 50 } } })),
    )
  const toApprove = toSuppliers('WAITING')
  const toTransfer = toSuppliers('APPROVED')
  const proposals = page(['proposals', 'waiting'], 'CATALOGUE', () =>
    dataOf(api.GET('/api/operator/proposals', { params: { query: { state: 'WAITING', limit: 50 } } })),
  )
  const afterSales = page(['after-sales', 'waiting'], 'CARE', () =>
    dataOf(api.GET('/api/operator/after-sales', { params: { query: { waiting: true, limit: 50 } } })),
  )
  const cases = (state: 'OPEN' | 'APPEALED') =>
    page(['moderation-cases', state], 'MODERATION', () =>
      dataOf(api.GET('/api/operator/moderation-cases', { params: { query: { state, limit: 50 } } })),
    )
  const reports = cases('OPEN')
  const appeals = cases('APPEALED')
  const reads = [
    afterSales,
    reports,
    appeals,
    proposals,
    balance,
    chain,
    misfits,
    abnormal,
    closed,
    payouts,
    toApprove,
    toTransfer,
    holds,
  ]

  const queues = computed(() => {
    const books = balance.data.value
    const report = chain.data.value
    const all: Queue[] = [
      {
        kind: 'afterSales',
        right: 'CARE',
        count: countOf(afterSales.data.value),
        to: { name: 'after-sales' },
      },
      {
        kind: 'reports',
        right: 'MODERATION',
        count: countOf(reports.data.value),
        to: { name: 'moderation', query: { state: 'OPEN' } },
      },
      {
        kind: 'appeals',
        right: 'MODERATION',
        count: countOf(appeals.data.value),
        to: { name: 'moderation', query: { state: 'APPEALED' } },
      },
      {
        kind: 'proposals',
        right: 'CATALOGUE',
        count: countOf(proposals.data.value),
        to: { name: 'proposals' },
      },
      {
        kind: 'drift',
        right: 'FINANCE',
        count: books && String(books.drift + (books.difference.amountMinor === 0 ? 0 : 1)),
        to: { name: 'ledger' },
      },
      { kind: 'audit', right: 'RISK', count: report && (report.fault ? '1' : '0'), to: { name: 'audit' } },
      { kind: 'misfits', right: 'FINANCE', count: countOf(misfits.data.value) },
      {
        kind: 'abnormal',
        right: 'FINANCE',
        count: countOf(abnormal.data.value),
        to: { name: 'refunds', query: { state: 'ABNORMAL' } },
      },
      {
        kind: 'closed',
        right: 'FINANCE',
        count: countOf(closed.data.value),
        to: { name: 'refunds' },
      },
      {
        kind: 'payouts',
        right: 'FINANCE',
        count: countOf(payouts.data.value),
        to: { name: 'payouts', query: { state: 'ASKED' } },
      },
      {
        kind: 'supplierPayouts',
        right: 'FINANCE',
        count: countOf(toApprove.data.value),
        to: { name: 'supplier-payouts', query: { state: 'WAITING' } },
      },
      {
        kind: 'supplierTransfers',
        right: 'FINANCE',
        count: countOf(toTransfer.data.value),
        to: { name: 'supplier-payouts', query: { state: 'APPROVED' } },
      },
      {
        kind: 'holds',
        right: 'RISK',
        count: countOf(holds.data.value),
        to: { name: 'holds', query: { state: 'HELD' } },
      },
    ]
    return all.filter((queue) => may(queue.right))
  })
  return {
    queues,
    error: computed(() => reads.find((read) => read.error.value && !read.data.value)?.error.value ?? null),
    again: () => reads.filter((read) => read.error.value).forEach((read) => void read.refetch()),
  }
}
