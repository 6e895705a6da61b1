import { dataOf, idempotent } from '@shuke/api-client'
import type { SupplierFacts, SupplierPayout } from '@shuke/api-client/contract'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { attempts } from '@/acts/attempts'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'

const stale = ['suppliers', 'supplier']
/** A try whose end is unknown outlives its dialog. */
const preparing = attempts()

export function useSuppliers() {
  return useKeysetList({
    key: ['suppliers'],
    read: (query) => dataOf(api.GET('/api/operator/suppliers', { params: { query } })),
  })
}

export function useSupplier(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['supplier', toValue(id)]),
    queryFn: () => dataOf(api.GET('/api/operator/suppliers/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** Takes on a supplier, or changes what is known of one. */
export function useKeepingSupplier(done: (id: string) => void) {
  return useAct(
    async (
      wish: { facts: SupplierFacts; name: string } | { facts: SupplierFacts; id: string; version: number },
    ) => {
      if ('name' in wish) return dataOf(api.POST('/api/operator/suppliers', { body: wish }))
      const { id, ...body } = wish
      return dataOf(api.PUT('/api/operator/suppliers/{id}', { params: { path: { id } }, body }))
    },
    { stale, done: (sheet) => done(sheet.supplier.id) },
  )
}

export function useVerifying(id: string, done: () => void) {
  return useAct(
    (body: { verifyAgainOn: string; filed: boolean; version: number }) =>
      dataOf(api.POST('/api/operator/suppliers/{id}/verifications', { params: { path: { id } }, body })),
    { stale, done },
  )
}

export function useSuspending(id: string, done: () => void) {
  return useAct(
    (body: { suspended: boolean; reason: string | null }) =>
      dataOf(api.PUT('/api/operator/suppliers/{id}/suspension', { params: { path: { id } }, body })),
    { stale, done },
  )
}

/** The answer holds a password that is told once; it is kept by nobody but the page that shows it. */
export function useInviting(id: string, done: (password: string | null) => void) {
  return useAct(
    (body: { phone: string; nickname: string }) =>
      dataOf(api.POST('/api/operator/suppliers/{id}/members', { params: { path: { id } }, body })),
    { stale, done: (invited) => done(invited.temporaryPassword ?? null) },
  )
}

export function useDismissing(id: string, done: () => void) {
  return useAct(
    (personId: string) =>
      dataOf(
        api.DELETE('/api/operator/suppliers/{id}/members/{personId}', { params: { path: { id, personId } } }),
      ),
    { stale, done },
  )
}

/** Sets money aside for a transfer. Trying again after a lost answer sends the same key and cannot pay twice. */
export function usePreparing(id: string, done: (payout: SupplierPayout) => void) {
  return useAct(
    (amountMinor: number) =>
      preparing(JSON.stringify([id, amountMinor]), (key) =>
        dataOf(
          api.POST('/api/operator/suppliers/{id}/payouts', {
            params: { path: { id } },
            body: { amount: { amountMinor, currency: 'CNY' } },
            headers: idempotent(key),
          }),
        ),
      ),
    { stale: [...stale, 'supplier-payouts', 'ledger'], done },
  )
}
