import { localEnd } from '@/shared/groups/useGroups'

/**
 * An order as it was heard of at a moment of this device's clock: what has to be paid counts down from the server's time, however
 * wrong that clock is.
 */
export function heard<T extends { payBefore: string | null; now: string | null }>(
  order: T,
  heardAt: number,
): T {
  return order.payBefore && order.now
    ? { ...order, payBefore: localEnd(order.payBefore, order.now, heardAt) }
    : order
}
