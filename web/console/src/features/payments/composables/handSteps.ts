import type { OperatorRefund } from '@shuke/api-client/contract'

/** A step of paying a refund by hand. */
export type HandAct = 'take' | 'approval' | 'payment' | 'withdrawal'

/** What can be done next: only one that waits for us is taken, and above the limit nothing is paid without a second person. */
export function handStepsOf({ state, byHand }: Pick<OperatorRefund, 'state' | 'byHand'>): HandAct[] {
  if (state === 'WAITING') return ['take']
  if (state !== 'BY_HAND' || !byHand) return []
  return [byHand.approvalsNeeded === 2 && !byHand.approvedBy ? 'approval' : 'payment', 'withdrawal']
}
