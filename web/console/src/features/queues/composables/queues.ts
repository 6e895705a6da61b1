import type { Page, Right } from '@shuke/api-client/contract'
import type { RouteLocationRaw } from 'vue-router'

export type QueueKind =
  | 'afterSales'
  | 'circles'
  | 'drift'
  | 'misfits'
  | 'abnormal'
  | 'closed'
  | 'payouts'
  | 'supplierPayouts'
  | 'supplierTransfers'
  | 'proposals'
  | 'groupProposals'
  | 'campaignsBelowCost'
  | 'flashBelowCost'
  | 'holds'
  | 'reports'
  | 'appeals'
  | 'experts'
  | 'audit'

/** One kind of thing that needs a person, where to see to it, and whose work it is. */
export interface Queue {
  kind: QueueKind
  right: Right
  /** How many wait, as far as one page counts; nothing while it isn't known. */
  count: string | undefined
  to?: RouteLocationRaw
}

/** A page of at most fifty cannot count further, and says so. */
export function countOf(page: Page<unknown>): string {
  return `${page.items.length}${page.next ? '+' : ''}`
}

export const waits = (queue: Queue) => queue.count !== undefined && queue.count !== '0'
