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
export function pageOf(cause: {
  kind: string
  id: string
}): { name: string; params?: { id: string } } | null {
  const kind = cause.kind.toLowerCase()
  if (kind.startsWith('order') && /^[0-9a-f-]{36}$/.test(cause.id))
    return { name: 'order', params: { id: cause.id } }
  if (kind.startsWith('payout')) return { name: 'payouts' }
  return null
}
