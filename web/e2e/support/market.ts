import {
  expect,
  request,
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
} from '@playwright/test'
import { randomInt, randomUUID } from 'node:crypto'
import { market } from './url'

/** A phone number that nobody has yet. */
export const newPhone = () => `139${String(randomInt(100_000_000)).padStart(8, '0')}`

/** An identity card's number that is right by its check digit; nobody else in this run has it. */
export function idNumber(): string {
  const digits = `${330_000 + randomInt(9_999)}19900307${120 + randomInt(200)}`
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    .map((weight, at) => weight * Number(digits[at]))
    .reduce((one, other) => one + other)
  return digits + '10X98765432'[sum % 11]
}

/** Somebody who speaks to the market without a browser: the operator's acts between two scenes. */
export class Caller {
  private constructor(
    private readonly api: APIRequestContext,
    private readonly token?: string,
  ) {}

  static async nobody(): Promise<Caller> {
    return new Caller(await request.newContext({ baseURL: market }))
  }

  private static ownersToken: string | undefined

  /** The owner signs in once for the whole run: the market counts how often somebody tries a password. */
  static async owner(): Promise<Caller> {
    const nobody = await Caller.nobody()
    if (Caller.ownersToken) return new Caller(nobody.api, Caller.ownersToken)
    const { items } = await nobody.get<{ items: DemoPerson[] }>('/api/demo/people')
    const owner = items.find((person) => person.staffRights?.includes('OWNER'))
    if (!owner) throw new Error('this demo has no owner')
    const { token } = await nobody.post<{ token: string }>('/api/sessions', {
      phone: owner.phone,
      password: owner.password,
      delivery: 'token',
    })
    Caller.ownersToken = token
    return new Caller(nobody.api, token)
  }

  async get<T>(path: string): Promise<T> {
    return answer<T>(await this.api.get(path, { headers: this.headers() }))
  }

  async post<T>(path: string, data: unknown = {}): Promise<T> {
    return answer<T>(await this.api.post(path, { data, headers: await this.writing() }))
  }

  async put<T>(path: string, data: unknown = {}): Promise<T> {
    return answer<T>(await this.api.put(path, { data, headers: await this.writing() }))
  }

  async upload<T>(
    path: string,
    multipart: Record<string, string | { name: string; mimeType: string; buffer: Buffer }>,
  ) {
    return answer<T>(await this.api.post(path, { multipart, headers: await this.writing() }))
  }

  private headers(): Record<string, string> {
    return this.token ? { Authorization: `Bearer ${this.token}` } : {}
  }

  private async writing(): Promise<Record<string, string>> {
    const headers = { ...this.headers(), 'Idempotency-Key': randomUUID() }
    return this.token ? headers : { ...headers, ...(await csrf(this.api)) }
  }
}

interface DemoPerson {
  phone: string
  password: string | null
  staffRights?: string[]
}

async function answer<T>(response: APIResponse): Promise<T> {
  if (!response.ok()) throw new Error(`${response.url()}: ${response.status()} ${await response.text()}`)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}

async function csrf(api: APIRequestContext): Promise<Record<string, string>> {
  const find = async () => (await api.storageState()).cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value
  if (!(await find())) await api.get('/api/session')
  return { 'X-XSRF-TOKEN': (await find()) ?? '' }
}

/** The code that the demo's gateway "sent" to a number. */
export async function codeFor(phone: string): Promise<string> {
  const nobody = await Caller.nobody()
  let code = ''
  await expect
    .poll(async () => {
      const { items } = await nobody.get<{ items: { to: string; code: string }[] }>('/api/demo/messages')
      code = items.find(({ to, code: of }) => of && to.replaceAll(/\D/g, '').endsWith(phone))?.code ?? ''
      return code
    })
    .toMatch(/^\d{6}$/)
  return code
}

/** Signs a browser in without its screens, where a test is about something else. */
export async function signIn(context: BrowserContext, phone: string): Promise<void> {
  const api = context.request
  const { requestId } = await answer<{ requestId: string }>(
    await api.post(`${market}/api/sign-in-codes`, { data: { phone }, headers: await csrf(api) }),
  )
  const code = await codeFor(phone)
  await answer(
    await api.post(`${market}/api/sessions`, { data: { requestId, code }, headers: await csrf(api) }),
  )
}

/** Signs a browser in as a member of the demo's staff. */
export async function signInByPassword(context: BrowserContext, right: string): Promise<void> {
  const api = context.request
  const { items } = await (await Caller.nobody()).get<{ items: DemoPerson[] }>('/api/demo/people')
  const person = items.find(({ staffRights }) => staffRights?.includes(right))
  if (!person) throw new Error(`nobody in this demo has the right ${right}`)
  const data = { phone: person.phone, password: person.password }
  await answer(await api.post(`${market}/api/sessions`, { data, headers: await csrf(api) }))
}

/** Writes as the browser's own person. */
export async function postAs<T>(context: BrowserContext, path: string, data: unknown = {}): Promise<T> {
  const api = context.request
  const headers = { ...(await csrf(api)), 'Idempotency-Key': randomUUID() }
  return answer<T>(await api.post(market + path, { data, headers }))
}

export async function getAs<T>(context: BrowserContext, path: string): Promise<T> {
  return answer<T>(await context.request.get(market + path))
}

export const homeOf = (recipient: string, phone: string) => ({
  recipient,
  phone,
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: `文三路 ${phone.slice(2, 5)} 号`,
  postalCode: null,
  preferred: true,
})

/** Puts a product of the test's own on sale, so that tests neither share stock nor guess at the demo's goods. */
export async function sell(
  owner: Caller,
  goods: { handle: string; title: string; rows: string[][] },
): Promise<void> {
  const head =
    'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Cost per item,Status'
  const lines = goods.rows.map(([size, kind, stock, price], at) => {
    const words =
      at === 0
        ? [goods.title, '<p>山里的一罐甜。</p>', '青石蜂场', '食品 Food', 'honey', 'TRUE']
        : Array<string>(6).fill('')
    const options = ['规格', size, kind ? '花源' : '', kind]
    return [
      goods.handle,
      ...words,
      ...options,
      `${goods.handle}-${at}`,
      '500',
      stock,
      price,
      '20.00',
      'active',
    ].join(',')
  })
  const buffer = Buffer.from([head, ...lines].join('\n') + '\n')
  const { id } = await owner.upload<{ id: string }>('/api/operator/imports', {
    dryRun: 'false',
    file: { name: 'goods.csv', mimeType: 'text/csv', buffer },
  })
  await expect
    .poll(
      async () => {
        const done = await owner.get<{ state: string; refused: number }>(`/api/operator/imports/${id}`)
        return `${done.state}, ${done.refused} refused`
      },
      { timeout: 30_000 },
    )
    .toBe('DONE, 0 refused')
}
