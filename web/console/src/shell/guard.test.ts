import type { Right, Session } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { gate } from './guard'

const sessionOf = (rights: Right[] | null, demo = false, supplierId: string | null = null): Session => ({
  demo,
  locale: 'zh-CN',
  now: '2026-11-27T00:00:00Z',
  person: rights && {
    id: 'p',
    nickname: 'An',
    avatarUrl: null,
    phoneMasked: '138****0001',
    partner: false,
    staffRights: rights,
    supplierId,
    hasPassword: true,
    locale: 'zh-CN',
  },
})
const page = (name: string, meta = {}) => ({ name, fullPath: `/${name}?state=PAID`, meta })

describe('the gate', () => {
  it('sends nobody to the sign-in and remembers the page', () => {
    expect(gate(page('orders', { rights: ['CARE'] }), sessionOf(null))).toEqual({
      name: 'sign-in',
      query: { to: '/orders?state=PAID' },
    })
  })
  it('tells a shopper that this is no place of theirs', () => {
    expect(gate(page('orders'), sessionOf([]))).toEqual({ name: 'not-staff' })
    expect(gate(page('sign-in', { open: true }), sessionOf([]))).toEqual({ name: 'not-staff' })
  })
  it('opens what the rights allow and says so where they do not', () => {
    expect(gate(page('orders', { rights: ['CARE'] }), sessionOf(['CARE']))).toBe(true)
    expect(gate(page('ledger', { rights: ['FINANCE'] }), sessionOf(['CARE']))).toMatchObject({
      name: 'not-allowed',
    })
  })
  it('shows people of a supplier their own pages and nothing of the market', () => {
    const supplier = sessionOf([], false, 's')
    expect(gate(page('sign-in', { open: true }), supplier)).toEqual({ name: 'shipments' })
    expect(gate(page('dashboard'), supplier)).toEqual({ name: 'shipments' })
    expect(gate(page('shipments', { supplier: true }), supplier)).toBe(true)
    expect(gate(page('orders', { rights: ['CARE'] }), supplier)).toMatchObject({ name: 'not-allowed' })
    expect(gate(page('shipments', { supplier: true }), sessionOf(['OWNER']))).toMatchObject({
      name: 'not-allowed',
    })
  })
  it('keeps the sandbox to the demo', () => {
    const sandbox = page('sandbox', { rights: ['OWNER'], demoOnly: true })
    expect(gate(sandbox, sessionOf(['OWNER']))).toEqual({ name: 'not-found' })
    expect(gate(sandbox, sessionOf(['OWNER'], true))).toBe(true)
  })
  it('does not ask twice for a sign-in', () => {
    expect(gate(page('sign-in', { open: true }), sessionOf(['CARE']))).toEqual({ name: 'dashboard' })
  })
})
