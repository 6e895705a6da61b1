import type { Money } from '@shuke/api-client/contract'

/** A balance in one of the two columns of a trial balance: what is held on the left, what is owed on the right. */
export function columnsOf(balance: Money): { debit: Money | null; credit: Money | null } {
  if (balance.amountMinor < 0)
    return { debit: { ...balance, amountMinor: -balance.amountMinor }, credit: null }
  return { debit: null, credit: balance }
}

/** The sum of a transfer's entries, which is zero or the ledger is broken. */
export function sumOf(amounts: Money[]): Money {
  const currency = amounts[0]?.currency ?? 'CNY'
  return { amountMinor: amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency }
}

/** The page of what caused a transfer, where the console has one. */
export function pageOf({
  kind,
  id,
}: {
  kind: string
  id: string
}): { name: string; params?: { id: string } } | null {
  if (kind === 'settlement') return { name: 'order', params: { id } }
  if (kind === 'payout') return { name: 'payouts' }
  if (['accrual', 'reversal', 'release'].includes(kind)) return { name: 'commissions' }
  return null
}
