import { newIdempotencyKey } from '@shuke/api-client'
import { ProblemError } from '@shuke/api-client/problem'

/**
 * One idempotency key for one attempt. The key stays as long as the answer is unknown – through retries, and
 * through a reload of the page – so that sending the same again cannot act twice. It is given up once the
 * server has answered, with yes or with a reasoned no, and whenever something else is sent.
 */
export async function attempt<T>(name: string, sent: unknown, send: (key: string) => Promise<T>): Promise<T> {
  const place = `shuke.attempt.${name}`
  const body = JSON.stringify(sent)
  const known = recall(place)
  const key = known?.body === body ? known.key : newIdempotencyKey()
  remember(place, { key, body })
  try {
    const answer = await send(key)
    forget(place)
    return answer
  } catch (error) {
    if (isAnswer(error)) forget(place)
    throw error
  }
}

/** A refusal is an answer; a lost connection, a broken server and "still running" are not. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProblemError && error.status < 500 && error.code !== 'still-running'
}

interface Attempt {
  key: string
  body: string
}

const memory = new Map<string, Attempt>()

function recall(place: string): Attempt | null {
  try {
    const text = sessionStorage.getItem(place)
    return text ? (JSON.parse(text) as Attempt) : (memory.get(place) ?? null)
  } catch {
    return memory.get(place) ?? null
  }
}

function remember(place: string, attempt: Attempt): void {
  memory.set(place, attempt)
  try {
    sessionStorage.setItem(place, JSON.stringify(attempt))
  } catch {
    // Without storage the key lasts as long as the page, which covers retries.
  }
}

function forget(place: string): void {
  memory.delete(place)
  try {
    sessionStorage.removeItem(place)
  } catch {
    // See above.
  }
}
