/** RFC 9457, as every refusal of the server comes; `code` names it in the server's catalogue. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  code: string
  requestId?: string
  errors?: { field: string; message: string }[]
  [extension: string]: unknown
}

/** A refusal that the server explained. `message` is meant for the person, in their language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title)
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }

  /** The words about one field of a form, if there are any. */
  fieldMessage(field: string): string | undefined {
    return this.problem.errors?.find((error) => error.field === field)?.message
  }
}

/** The request did not reach the server, or no answer came back. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
}

/** A problem from an answer's body, whatever stood between us and the server put there. */
export function problemOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    return { status, ...body } as Problem
  }
  return {
    type: 'about:blank',
    title: `HTTP ${status}`,
    status,
    code: status >= 500 ? 'unavailable' : 'unknown',
  }
}
