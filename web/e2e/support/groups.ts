import { payAtTheCashier, Shopper } from '../console/market'
import { homeOf, newPhone } from './market'

/** Somebody with an address, who joins without a browser. */
export async function shopper(name: string): Promise<Shopper> {
  const person = await new Shopper(newPhone()).signIn()
  await person.ask('PATCH', '/api/me', { nickname: name })
  await person.ask('POST', '/api/me/addresses', homeOf(name, person.phone))
  return person
}

/** Takes a seat in a group, or opens one, and pays for it. */
export async function join<Order extends { id: string }>(
  person: Shopper,
  skuId: string,
  campaignId: string,
  code?: string,
): Promise<Order> {
  const addresses = await person.ask<{ items: { id: string }[] }>('GET', '/api/me/addresses')
  const addressId = addresses.items[0]!.id
  const lines = [{ skuId, quantity: 1 }]
  const group = { campaignId, ...(code ? { code } : {}) }
  const quote = await person.ask<{ total: unknown; lines: { unitPrice: unknown }[] }>(
    'POST',
    '/api/checkout-quotes',
    { lines, addressId, group },
  )
  const order = await person.ask<Order>('POST', '/api/orders', {
    lines: [{ skuId, quantity: 1, unitPrice: quote.lines[0]!.unitPrice }],
    addressId,
    group,
    total: quote.total,
  })
  const charge = await person.ask<{ cashierUrl: string }>('POST', `/api/orders/${order.id}/charges`, {
    provider: 'sandbox',
  })
  await payAtTheCashier(charge.cashierUrl)
  return order
}
