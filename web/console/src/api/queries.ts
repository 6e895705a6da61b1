import { NetworkError, ProblemError } from '@shuke/api-client/problem'
import { QueryClient } from '@tanstack/vue-query'

/** Reads are tried again when the server could not be reached; a refusal is an answer and is not. */
export function worthAnotherTry(failures: number, error: Error): boolean {
  if (failures >= 2) return false
  return error instanceof NetworkError || (error instanceof ProblemError && error.status >= 502)
}

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAnotherTry, staleTime: 5_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})
