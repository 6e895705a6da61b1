import type { Notification } from '@shuke/api-client/contract'
import type { IconName } from '@/shared/components/icons'

/** Where a notification leads; nowhere where who did it is not met any more. */
export function placeOf({ kind, actor, subjectId, detail }: Notification): string | null {
  switch (kind) {
    case 'NEW_FOLLOWER':
      return actor ? `/u/${actor.code}` : null
    case 'COMMENT':
    case 'REPLY':
    case 'MENTION':
      return `/posts/${subjectId}`
    case 'ANSWER':
      return `/questions/${subjectId}`
    case 'QUESTION':
      return `/questions/${subjectId}#answer`
    case 'REVIEW_REPLY':
      return `/me/reviews/${subjectId}`
    case 'REVIEW':
      return '/partner/reviews'
    case 'SALE':
      return `/partner/commissions/${subjectId}`
    case 'RELEASE':
      return '/partner'
    case 'DEBT':
      return '/partner/debts'
    case 'PAYOUT':
      return '/partner/payouts'
    case 'AFTER_SALE':
      return `/after-sales/${subjectId}`
    case 'OFFER':
      return detail === 'GROUP' ? `/p/${subjectId}` : `/circles/${subjectId}`
    case 'CAMPAIGN_PROPOSAL':
      return '/group-proposals'
    case 'GROUP_JOINED':
    case 'GROUP_ALMOST_FULL':
    case 'GROUP_MOVED':
    case 'GROUP_REMINDER':
      return `/g/${subjectId}`
    case 'EVENT_MOVED':
    case 'EVENT_CANCELLED':
    case 'EVENT_BACK':
    case 'EVENT_SOON':
      return `/circle-events/${subjectId}`
    case 'MODERATION':
      return '/me/takedowns'
    case 'EXPERTISE':
      return '/me/expertise'
    case 'FLASH_TURN':
    case 'FLASH_ENDED':
      return `/flash/${subjectId}`
    case 'GROUP_FILLED':
    case 'GROUP_FAILED':
    case 'REFUND':
    case 'PARCEL':
      return `/orders/${subjectId}`
  }
}

export const iconOf: Record<Notification['kind'], IconName> = {
  NEW_FOLLOWER: 'people',
  COMMENT: 'talk',
  REPLY: 'talk',
  MENTION: 'talk',
  ANSWER: 'talk',
  QUESTION: 'question',
  REVIEW_REPLY: 'star',
  REVIEW: 'star',
  SALE: 'leaf',
  RELEASE: 'wallet',
  DEBT: 'wallet',
  PAYOUT: 'wallet',
  AFTER_SALE: 'order',
  REFUND: 'wallet',
  PARCEL: 'truck',
  OFFER: 'people',
  CAMPAIGN_PROPOSAL: 'bag',
  GROUP_JOINED: 'people',
  GROUP_ALMOST_FULL: 'people',
  GROUP_MOVED: 'people',
  GROUP_FILLED: 'order',
  GROUP_FAILED: 'wallet',
  GROUP_REMINDER: 'people',
  FLASH_TURN: 'clock',
  FLASH_ENDED: 'clock',
  EVENT_MOVED: 'clock',
  EVENT_CANCELLED: 'clock',
  EVENT_BACK: 'clock',
  EVENT_SOON: 'clock',
  MODERATION: 'shield',
  EXPERTISE: 'star',
}
