import type { Right } from '@shuke/api-client/contract'

/** One of the needed rights is enough, the owner has all; a page that needs none is for any member of staff. */
export function allows(held: readonly Right[], needed: readonly Right[]): boolean {
  if (held.length === 0) return false
  return held.includes('OWNER') || needed.length === 0 || needed.some((right) => held.includes(right))
}
