import createClient, { type Middleware } from 'openapi-fetch'
import type { paths } from './schema'
import { NetworkError, ProblemError, problemOf } from './problem'

export interface ApiOptions {
  /** Asked at every request: the language that answers and problems come in. */
  locale: () => string
  /** Told when the server no longer knows who is there (401), so that the app can ask to sign in. */
  onSignInNeeded?: () => void
  /**
   * Told when an act needs a second factor first, and whether the person has one; says whether it was shown. Then the
   * same request is sent again.
   */
  onSecondFactorNeeded?: (enrolled: boolean) => Promise<boolean>
  /** Instead of the browser's, in tests. */
  fetch?: (request: Request) => Promise<Response>
  /** Same origin unless said otherwise. */
  baseUrl?: string
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The typed client of the shop and the console: language, CSRF and problems are seen to here, once. */
export function createApi(options: ApiOptions) {
  const headers: Middleware = {
    onRequest({ request }) {
      request.headers.set('Accept-Language', options.locale())
      if (!safe.has(request.method)) {
        const token = cookie('XSRF-TOKEN')
        if (token) request.headers.set('X-XSRF-TOKEN', token)
      }
      return request
    },
    onError({ error }) {
      return new NetworkError(error instanceof Error ? error.message : String(error))
    },
    async onResponse({ response }) {
      if (response.ok) return
      const body: unknown = await response.json().catch(() => null)
      const problem = problemOf(body, response.status)
      if (problem.status === 401 && problem.code === 'sign-in-needed') options.onSignInNeeded?.()
      throw new ProblemError(problem)
    },
  }
  const client = createClient<paths>({
    baseUrl: options.baseUrl ?? '',
    credentials: 'same-origin',
    fetch: (request) => sendWithSecondFactor(request, options),
  })
  client.use(headers)
  return client
}

async function sendWithSecondFactor(request: Request, options: ApiOptions): Promise<Response> {
  const send = options.fetch ?? ((one: Request) => globalThis.fetch(one))
  const again = options.onSecondFactorNeeded && !safe.has(request.method) ? request.clone() : null
  const response = await send(request)
  if (!again || response.status !== 403) return response
  const problem = problemOf(
    await response
      .clone()
      .json()
      .catch(() => null),
    response.status,
  )
  if (problem.code !== 'second-factor-needed') return response
  return (await options.onSecondFactorNeeded!(problem.enrolled === true)) ? send(again) : response
}

export type Api = ReturnType<typeof createApi>

/** The answer's data; refusals have been thrown as {@link ProblemError} before. */
export async function dataOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T
}

/** A key for one attempt at something that moves money or stock; keep it for the retries of that attempt. */
export function newIdempotencyKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  // Not a secure context (plain http on a local network): the same shape from the same secure source.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** The header as openapi-fetch takes it: `{ headers: idempotent(key) }`. */
export function idempotent(key: string): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': key }
}

/** A file as the description types it, for a body that {@link asForm} sends. */
export function filePart(file: Blob): string {
  return file as unknown as string
}

/** For multipart uploads: `{ body: { file: filePart(file) }, bodySerializer: asForm }`. */
export function asForm(body?: Record<string, unknown>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) {
    form.append(name, value instanceof Blob ? value : String(value))
  }
  return form
}

function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null
}
