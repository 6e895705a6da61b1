import type { Charge } from '@shuke/api-client/contract'
import { beforeEach, expect, it, vi } from 'vitest'
import { openCharge } from './usePayIn'

const sent = vi.hoisted(() => ({ POST: vi.fn(), PUT: vi.fn(), GET: vi.fn() }))
vi.mock('@/app/api', () => ({ api: sent }))

const charge = (part: Partial<Charge>) => ({
  data: { id: 'c1', orderId: 'o1', state: 'OPEN', cashierUrl: null, code: null, bridge: null, ...part },
  response: new Response(),
})

beforeEach(() => {
  sessionStorage.clear()
  Object.values(sent).forEach((call) => call.mockReset())
})

it('tells nobody where the cashier is known', async () => {
  sent.POST.mockResolvedValue(charge({ cashierUrl: 'https://sandbox/cashier' }))
  expect((await openCharge('o1', { provider: 'sandbox', way: 'CASHIER' })).cashierUrl).toBe(
    'https://sandbox/cashier',
  )
  expect(sent.PUT).not.toHaveBeenCalled()
})

it('has the provider told where there is nothing to pay with yet', async () => {
  sent.POST.mockResolvedValue(charge({}))
  sent.PUT.mockResolvedValue(charge({ code: 'weixin://wxpay/bizpayurl?pr=1' }))
  expect((await openCharge('o1', { provider: 'wechat', way: 'QR_CODE' })).code).toContain('weixin://')
  expect(sent.PUT).toHaveBeenCalledWith('/api/charges/{id}/preparation', { params: { path: { id: 'c1' } } })
})

it('opens the same charge again when the first answer was lost', async () => {
  sent.POST.mockRejectedValueOnce(new TypeError('gone')).mockResolvedValue(charge({ cashierUrl: 'x' }))
  await openCharge('o1', { provider: 'sandbox', way: 'CASHIER' }).catch(() => undefined)
  await openCharge('o1', { provider: 'sandbox', way: 'CASHIER' })
  const [first, second] = sent.POST.mock.calls.map(([, options]) => options.headers['Idempotency-Key'])
  expect(second).toBe(first)
})
