import type { Session } from '@shuke/api-client/contract'
import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { allows } from '@/session/rights'

type Target = Pick<RouteLocationNormalized, 'name' | 'fullPath' | 'meta'>

/** Where a person ends up who asks for a page: there, at the sign-in, or at a page that says why not. */
export function gate(to: Target, { person, demo }: Session): true | RouteLocationRaw {
  const staff = (person?.staffRights.length ?? 0) > 0
  const supplier = !!person?.supplierId
  const home = staff ? 'dashboard' : supplier ? 'shipments' : 'not-staff'
  if (to.name === 'sign-in' && person) return { name: home }
  if (to.meta.open) return true
  if (!person) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
  if (supplier) {
    if (to.name === 'dashboard') return { name: home }
    return to.meta.supplier ? true : { name: 'not-allowed', query: { at: to.fullPath } }
  }
  if (!staff) return { name: 'not-staff' }
  if (to.meta.supplier) return { name: 'not-allowed', query: { at: to.fullPath } }
  if (to.meta.demoOnly && !demo) return { name: 'not-found' }
  return allows(person.staffRights, to.meta.rights ?? [])
    ? true
    : { name: 'not-allowed', query: { at: to.fullPath } }
}
