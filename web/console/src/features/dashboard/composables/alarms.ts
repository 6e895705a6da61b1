import type { Import, Page, TrialBalance } from '@shuke/api-client/contract'
import type { Alarm } from './useAlarms'

/** A page of at most fifty cannot count further, and says so. */
const countOf = (page: Page<unknown>) => `${page.items.length}${page.next ? '+' : ''}`

export function alarmsOf(
  balance: Pick<TrialBalance, 'drift' | 'difference'> | undefined,
  waiting: Page<unknown> | undefined,
  imports: Page<Pick<Import, 'id' | 'state'>> | undefined,
  holds?: Page<unknown>,
  misfits?: Page<unknown>,
): Alarm[] {
  const alarms: Alarm[] = []
  if (balance && (balance.drift !== 0 || balance.difference.amountMinor !== 0)) {
    alarms.push({ kind: 'drift', count: String(balance.drift), to: { name: 'ledger' } })
  }
  if (waiting && waiting.items.length > 0) {
    alarms.push({
      kind: 'payouts',
      count: countOf(waiting),
      to: { name: 'payouts', query: { state: 'ASKED' } },
    })
  }
  if (holds && holds.items.length > 0) {
    alarms.push({ kind: 'holds', count: countOf(holds), to: { name: 'holds', query: { state: 'HELD' } } })
  }
  if (misfits && misfits.items.length > 0) {
    alarms.push({ kind: 'misfits', count: countOf(misfits), to: { name: 'work' } })
  }
  const failed = imports?.items.filter((one) => one.state === 'FAILED') ?? []
  if (failed.length > 0) {
    alarms.push({ kind: 'imports', count: String(failed.length), to: { name: 'imports' } })
  }
  return alarms
}
