import { afterEach, describe, expect, it, vi } from 'vitest'
import { createApi, dataOf, idempotent } from './client'
import { NetworkError, ProblemError } from './problem'

const json = (status: number, body: unknown, type = 'application/json') =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': type },
  })

function apiAnswering(answer: () => Response | Promise<Response>, onSignInNeeded?: () => void) {
  const requests: Request[] = []
  const api = createApi({
    locale: () => 'en',
    baseUrl: 'http://shuke.test',
    onSignInNeeded,
    fetch: async (request) => {
      requests.push(request)
      return answer()
    },
  })
  return { api, requests }
}

describe('the client', () => {
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; Max-Age=0'
  })

  it('asks in the reader’s language', async () => {
    const { api, requests } = apiAnswering(() => json(200, { items: [] }))
    expect(await dataOf(api.GET('/api/categories'))).toEqual({ items: [] })
    expect(requests[0]!.headers.get('Accept-Language')).toBe('en')
    expect(requests[0]!.headers.has('X-XSRF-TOKEN')).toBe(false)
  })

  it('sends the CSRF token and the idempotency key with a write', async () => {
    document.cookie = 'XSRF-TOKEN=abc%20d'
    const { api, requests } = apiAnswering(() => json(201, { id: 'c' }))
    await api.POST('/api/orders/{id}/charges', {
      params: { path: { id: 'o' } },
      body: { provider: 'sandbox' },
      headers: idempotent('k-1'),
    })
    expect(requests[0]!.url).toBe('http://shuke.test/api/orders/o/charges')
    expect(requests[0]!.headers.get('X-XSRF-TOKEN')).toBe('abc d')
    expect(requests[0]!.headers.get('Idempotency-Key')).toBe('k-1')
    expect(await requests[0]!.json()).toEqual({ provider: 'sandbox' })
  })

  it('throws a refusal with the server’s words and extensions', async () => {
    const { api } = apiAnswering(() =>
      json(
        409,
        {
          type: '/problems/out-of-stock',
          title: 'Sold out',
          status: 409,
          code: 'out-of-stock',
          skuIds: ['s'],
        },
        'application/problem+json',
      ),
    )
    const error = await api.GET('/api/cart').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).code).toBe('out-of-stock')
    expect((error as ProblemError).message).toBe('Sold out')
    expect((error as ProblemError).problem.skuIds).toEqual(['s'])
  })

  it('tells when signing in is needed', async () => {
    const told = vi.fn()
    const { api } = apiAnswering(
      () => json(401, { title: 'Sign in', status: 401, code: 'sign-in-needed' }),
      told,
    )
    await expect(api.GET('/api/me')).rejects.toThrow('Sign in')
    expect(told).toHaveBeenCalledOnce()
  })

  it('makes a problem of an answer that is none', async () => {
    const { api } = apiAnswering(() => new Response('<html>bad gateway</html>', { status: 502 }))
    await expect(api.GET('/api/me')).rejects.toMatchObject({ code: 'unavailable', status: 502 })
  })

  it('says so when nothing answered', async () => {
    const { api } = apiAnswering(() => Promise.reject(new TypeError('Failed to fetch')))
    await expect(api.GET('/api/me')).rejects.toBeInstanceOf(NetworkError)
  })

  it('takes an empty answer', async () => {
    const { api } = apiAnswering(() => new Response(null, { status: 204 }))
    expect(await dataOf(api.DELETE('/api/session'))).toBeUndefined()
  })
})
