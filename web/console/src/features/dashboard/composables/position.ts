import type { Money, TrialBalance } from '@shuke/api-client/contract'

export interface Holding {
  kind: string
  balance: Money
}

/**
 * The trial balance as a merchant reads it: what lies at the providers on one side, whose it is on the other. The
 * ledger writes what it holds as negative; here both sides are positive and equal.
 */
export function positionOf({ rows, currency }: Pick<TrialBalance, 'rows' | 'currency'>) {
  const held: Holding[] = []
  const owed: Holding[] = []
  for (const { kind, balance } of rows) {
    if (balance.amountMinor < 0)
      held.push({ kind, balance: { ...balance, amountMinor: -balance.amountMinor } })
    else owed.push({ kind, balance })
  }
  return { held, owed, heldTotal: totalOf(held, currency), owedTotal: totalOf(owed, currency) }
}

function totalOf(holdings: Holding[], currency: string): Money {
  return { amountMinor: holdings.reduce((sum, { balance }) => sum + balance.amountMinor, 0), currency }
}
