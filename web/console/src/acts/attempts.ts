import { newIdempotencyKey } from '@shuke/api-client'
import { ProblemError } from '@shuke/api-client/problem'

/**
 * Keys for acts that must happen once. A try whose end is unknown (no answer, a broken server, the first try still
 * running) keeps its key, so that trying again cannot act twice; a clear answer ends the attempt.
 */
export function attempts(newKey: () => string = newIdempotencyKey) {
  const open = new Map<string, string>()
  return async <T>(what: string, act: (key: string) => Promise<T>): Promise<T> => {
    const key = open.get(what) ?? newKey()
    open.set(what, key)
    try {
      const answer = await act(key)
      open.delete(what)
      return answer
    } catch (error) {
      if (isAnswer(error)) open.delete(what)
      throw error
    }
  }
}

function isAnswer(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    error.status < 500 &&
    error.status !== 429 &&
    error.code !== 'still-running'
  )
}
