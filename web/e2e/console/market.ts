import { randomUUID } from 'node:crypto'
import { expect, type BrowserContext } from '@playwright/test'
import { market } from '../support/url'

/** Different in every run, so that the story can be told again on the same data. */
export const run = Date.now().toString(36)
const tail = String(Date.now()).slice(-7)
export const phones = { lin: `1380${tail}`, mei: `1390${tail}`, wei: `1370${tail}` }

interface Money {
  amountMinor: number
  currency: string
}
interface Charge {
  cashierUrl: string
}
export interface PlacedOrder {
  id: string
  number: string
  state: string
  total: Money
}

export class Shopper {
  private token = ''
  /** A door of one's own: two people behind one door are looked at twice. */
  door: string

  constructor(readonly phone: string) {
    this.door = `文三路 ${phone.slice(2, 5)} 号`
  }

  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(market + path, {
      method,
      headers: {
        'Accept-Language': 'zh-CN',
        'Idempotency-Key': randomUUID(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await answer.text()
    expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(400)
    return (text ? JSON.parse(text) : undefined) as T
  }

  async signIn(): Promise<this> {
    const { requestId } = await this.ask<{ requestId: string }>('POST', '/api/sign-in-codes', {
      phone: this.phone,
    })
    const code = await codeFor(this.phone)
    const { token } = await this.ask<{ token: string }>('POST', '/api/sessions', {
      requestId,
      code,
      delivery: 'token',
    })
    this.token = token
    return this
  }

  /** Who has a password needs no code, of which only one a minute goes to a number. */
  async signInBy(password: string): Promise<this> {
    const { token } = await this.ask<{ token: string }>('POST', '/api/sessions', {
      phone: this.phone,
      password,
      delivery: 'token',
    })
    this.token = token
    return this
  }

  /** The same person in a browser, by a password of their own: only one code a minute goes to a number. */
  async enter(context: BrowserContext): Promise<void> {
    const password = `a long way home ${run}`
    await this.ask('PUT', '/api/me/password', { currentPassword: null, newPassword: password })
    await enter(context, this.phone, password)
  }

  /** Orders one kind of goods, which is then to be paid for. */
  async place(handle: string, quantity: number, recipient: string): Promise<PlacedOrder> {
    const product = await this.ask<{ skus: { id: string; price: Money }[] }>('GET', `/api/products/${handle}`)
    const sku = product.skus[0]!
    const { id: addressId } = await this.ask<{ id: string }>('POST', '/api/me/addresses', {
      recipient,
      phone: this.phone,
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: this.door,
      postalCode: null,
      preferred: true,
    })
    const quote = await this.ask<{ total: Money }>('POST', '/api/checkout-quotes', {
      lines: [{ skuId: sku.id, quantity }],
      addressId,
    })
    return this.ask<PlacedOrder>('POST', '/api/orders', {
      lines: [{ skuId: sku.id, quantity, unitPrice: sku.price }],
      addressId,
      total: quote.total,
    })
  }

  /** Buys one kind of goods and pays on the provider's own page; ends when the market knows of the payment. */
  async buy(handle: string, quantity: number, recipient: string): Promise<PlacedOrder> {
    const order = await this.place(handle, quantity, recipient)
    const charge = await this.ask<Charge>('POST', `/api/orders/${order.id}/charges`, { provider: 'sandbox' })
    await payAtTheCashier(charge.cashierUrl)
    await expect
      .poll(async () => (await this.ask<PlacedOrder>('GET', `/api/orders/${order.id}`)).state, {
        timeout: 30_000,
      })
      .toBe('PAID')
    return order
  }

  /** Asks for a payout and gives its number. */
  async askPayout(amountMinor: number): Promise<string> {
    const amount = { amountMinor, currency: 'CNY' }
    return (await this.ask<{ number: string }>('POST', '/api/my/payouts', { amount })).number
  }

  /** Opens a shop and gives the link that leads friends to a product. */
  async share(productId: string): Promise<string> {
    await this.ask('POST', '/api/shops', {})
    const link = await this.ask<{ url: string }>('POST', '/api/share-links', {
      target: { kind: 'PRODUCT', id: productId },
      channel: 'COPY',
      placement: 'receipt',
    })
    return new URL(link.url, market).pathname
  }
}

/** Somebody new on the staff who moderates, in a browser of theirs. */
export async function moderator(
  owner: { put: (path: string, body: unknown) => Promise<unknown> },
  phone: string,
  context: BrowserContext,
): Promise<void> {
  const newcomer = await new Shopper(phone).signIn()
  const { person } = await newcomer.ask<{ person: { id: string } }>('GET', '/api/session')
  await newcomer.enter(context)
  await owner.put(`/api/operator/people/${person.id}/rights`, { rights: ['MODERATION'] })
}

/** Signs a browser in by password, without its screens. */
export async function enter(context: BrowserContext, phone: string, password: string): Promise<void> {
  await context.request.get(`${market}/api/session`)
  const token = (await context.cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
  const answer = await context.request.post(`${market}/api/sessions`, {
    data: { phone, password },
    headers: { 'X-XSRF-TOKEN': token },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}

/** Opens a friend's link as a phone would and then signs in, so that the visit and the person belong together. */
export async function comeThrough(path: string, phone: string): Promise<Shopper> {
  const cookies = new Map<string, string>()
  const send = async (url: string, init: RequestInit = {}) => {
    const answer = await fetch(market + url, {
      ...init,
      headers: {
        'User-Agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile',
        'Accept-Language': 'zh-CN',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'X-XSRF-TOKEN': cookies.get('XSRF-TOKEN') ?? '',
        ...init.headers,
      },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split(/=(.*)/s)
      cookies.set(name!, value ?? '')
    }
    const text = await answer.text()
    expect(answer.status, `${url}: ${text.slice(0, 300)}`).toBeLessThan(400)
    return text
  }
  const post = (url: string, body: unknown) =>
    send(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

  const page = await send(path, { headers: { Accept: 'text/html' } })
  const firstData = /<script[^>]*id="first-data"[^>]*>([^<]*)<\/script>/.exec(page)?.[1]
  await post('/api/touches', { token: (JSON.parse(firstData ?? '{}') as { touchToken: string }).touchToken })
  const { requestId } = JSON.parse(await post('/api/sign-in-codes', { phone })) as { requestId: string }
  const signedIn = await post('/api/sessions', { requestId, code: await codeFor(phone), delivery: 'token' })
  const shopper = new Shopper(phone)
  shopper['token'] = (JSON.parse(signedIn) as { token: string }).token
  return shopper
}

/** The newest code in the demo's mailbox. */
export async function codeFor(phone: string): Promise<string> {
  let code: string | undefined
  await expect
    .poll(async () => {
      const answer = await fetch(`${market}/api/demo/messages`)
      const { items } = (await answer.json()) as { items: { to: string; code: string | null }[] }
      code = items.find(({ to, code }) => code && to.replace(/\D/g, '').endsWith(phone))?.code ?? undefined
      return code
    })
    .toBeTruthy()
  return code!
}

/** A member of staff of the demo with this right. */
export async function staffWith(
  right: string,
): Promise<{ phone: string; password: string; nickname: string }> {
  const answer = await fetch(`${market}/api/demo/people`)
  const { items } = (await answer.json()) as {
    items: { phone: string; password: string; nickname: string; staffRights: string[] }[]
  }
  return items.find(({ staffRights }) => staffRights.includes(right))!
}

export async function payAtTheCashier(url: string): Promise<void> {
  const answer = await fetch(`${market}${new URL(url, market).pathname}/payment`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.status, await answer.text()).toBeLessThan(400)
}
