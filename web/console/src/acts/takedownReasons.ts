import type { ModerationCase } from '@shuke/api-client/contract'

export type TakedownReason = NonNullable<NonNullable<ModerationCase['decision']>['reason']>

export const takedownReasons = [
  'SPAM',
  'FRAUD',
  'COUNTERFEIT',
  'FALSE_CLAIMS',
  'ABUSE',
  'SEXUAL',
  'VIOLENCE',
  'PRIVACY',
  'MINORS',
  'ILLEGAL',
  'OTHER',
] as const satisfies readonly TakedownReason[]
