import { NetworkError, ProblemError } from '@shuke/api-client/problem'
import { beforeEach, describe, expect, it } from 'vitest'
import { attempt } from './attempts'

const refusal = (status: number, code: string) => new ProblemError({ type: '', title: code, status, code })

async function keyOf(sent: unknown, outcome?: Error): Promise<string> {
  let used = ''
  await attempt('order', sent, (key) => {
    used = key
    return outcome ? Promise.reject(outcome) : Promise.resolve('done')
  }).catch(() => undefined)
  return used
}

describe('an attempt', () => {
  beforeEach(() => sessionStorage.clear())

  it('keeps its key while the answer is unknown', async () => {
    const first = await keyOf({ total: 1 }, new NetworkError('gone'))
    expect(await keyOf({ total: 1 }, refusal(502, 'unavailable'))).toBe(first)
    expect(await keyOf({ total: 1 }, refusal(409, 'still-running'))).toBe(first)
    expect(await keyOf({ total: 1 })).toBe(first)
  })

  it('takes a new key after an answer', async () => {
    const accepted = await keyOf({ total: 1 })
    const refused = await keyOf({ total: 1 }, refusal(409, 'out-of-stock'))
    expect(refused).not.toBe(accepted)
    expect(await keyOf({ total: 1 })).not.toBe(refused)
  })

  it('takes a new key when something else is sent', async () => {
    const first = await keyOf({ total: 1 }, new NetworkError('gone'))
    expect(await keyOf({ total: 2 }, new NetworkError('gone'))).not.toBe(first)
  })
})
