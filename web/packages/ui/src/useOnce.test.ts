import { expect, it } from 'vitest'
import { useOnce } from './useOnce'

it('acts once on a double tap and again after it has ended, even badly', async () => {
  let acts = 0
  let fail!: (reason: Error) => void
  const { run, running } = useOnce(() => {
    acts++
    return new Promise((_resolve, reject) => (fail = reject))
  })
  const first = run()
  await run()
  expect(acts).toBe(1)
  expect(running.value).toBe(true)
  fail(new Error('network'))
  await expect(first).rejects.toThrow('network')
  expect(running.value).toBe(false)
  void run()
  expect(acts).toBe(2)
})
