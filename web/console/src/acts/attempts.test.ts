import { NetworkError, ProblemError } from '@shuke/api-client/problem'
import { describe, expect, it } from 'vitest'
import { attempts } from './attempts'

function counted() {
  let made = 0
  return attempts(() => `key-${++made}`)
}
const refused = (status: number, code: string) => () =>
  Promise.reject(new ProblemError({ type: '', title: code, status, code }))

describe('attempts', () => {
  it('keeps the key while nobody knows whether it happened', async () => {
    const once = counted()
    const keys: string[] = []
    const act = (end: () => Promise<unknown>) => (key: string) => (keys.push(key), end())
    await once(
      'p1',
      act(() => Promise.reject(new NetworkError('gone'))),
    ).catch(() => {})
    await once('p1', act(refused(503, 'busy'))).catch(() => {})
    await once('p1', act(refused(409, 'still-running'))).catch(() => {})
    await once(
      'p1',
      act(() => Promise.resolve('paid')),
    )
    expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-1'])
  })

  it('starts a new attempt after an answer', async () => {
    const once = counted()
    const keys: string[] = []
    const act = (end: () => Promise<unknown>) => (key: string) => (keys.push(key), end())
    await once('p1', act(refused(409, 'payout-not-in-state'))).catch(() => {})
    await once(
      'p1',
      act(() => Promise.resolve('done')),
    )
    await once(
      'p1',
      act(() => Promise.resolve('again')),
    )
    expect(keys).toEqual(['key-1', 'key-2', 'key-3'])
  })

  it('does not share a key between two acts', async () => {
    const once = counted()
    const key = (what: string) => once(what, (given) => Promise.resolve(given))
    expect(await Promise.all([key('approve:1'), key('approve:2')])).toEqual(['key-1', 'key-2'])
  })
})
