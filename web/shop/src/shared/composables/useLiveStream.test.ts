import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { useLiveStream } from './useLiveStream'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static all: Source[] = []
  readyState = 1
  constructor(readonly address: string) {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  tell(kind: string, data = '{}') {
    this.dispatchEvent(Object.assign(new Event(kind), { data }))
  }
}

const visible = vi.spyOn(document, 'visibilityState', 'get')
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
  Source.all = []
  visible.mockReturnValue('visible')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open() {
  const heard: string[] = []
  const catchUp = vi.fn()
  const page = mount({
    setup() {
      useLiveStream('/stream', { news: (data) => heard.push(data) }, catchUp).listen()
      return () => null
    },
  })
  return { heard, catchUp, page }
}

it('hears, and comes back a while after a refusal', () => {
  const { heard, catchUp, page } = open()
  Source.all[0]!.tell('news', 'one')
  expect(heard).toEqual(['one'])
  Source.all[0]!.tell('error')
  vi.advanceTimersByTime(60_000)
  expect(Source.all, 'the browser does that by itself').toHaveLength(1)

  Source.all[0]!.readyState = Source.CLOSED
  Source.all[0]!.tell('error')
  vi.advanceTimersByTime(5_000)
  expect(Source.all).toHaveLength(2)
  expect(catchUp).toHaveBeenCalledTimes(1)
  page.unmount()
  expect(Source.all[1]!.readyState).toBe(Source.CLOSED)
})

it('does not push another page out where there is no room, and listens again once it is looked at', async () => {
  const { catchUp, page } = open()
  Source.all[0]!.tell('full')
  expect(Source.all[0]!.readyState).toBe(Source.CLOSED)
  vi.advanceTimersByTime(60_000)
  expect(catchUp).toHaveBeenCalledTimes(2)
  expect(Source.all).toHaveLength(1)

  visible.mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await nextTick()
  visible.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await nextTick()
  expect(Source.all).toHaveLength(2)
  vi.advanceTimersByTime(60_000)
  expect(catchUp).toHaveBeenCalledTimes(3)
  page.unmount()
})
