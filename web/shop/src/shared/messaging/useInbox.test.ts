import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { keys } from '@/app/queries'
import { useInbox, useLiveInbox } from './useInbox'

const late = vi.hoisted(() => ({ answer: (_: unknown) => {} }))
vi.mock('@/app/api', () => ({
  api: {
    GET: (path: string) =>
      path === '/api/session'
        ? Promise.resolve({ data: { person: { id: 'mei' } }, response: new Response() })
        : new Promise((answer) => (late.answer = answer)),
  },
}))

const heard = new Map<string, (event: { data: string }) => void>()
vi.stubGlobal(
  'EventSource',
  class {
    addEventListener(kind: string, hear: (event: { data: string }) => void) {
      heard.set(kind, hear)
    }
    close() {}
  },
)

const unread = (notifications: number, latestNotification: string | null) => ({
  notifications,
  messages: 0,
  requests: 0,
  latestNotification,
})

it('keeps what the stream told, though an earlier answer comes after it', async () => {
  const client = new QueryClient()
  const Badge = defineComponent(() => {
    useLiveInbox()
    const { data } = useInbox()
    return () => h('p', String(data.value?.notifications))
  })
  const badge = mount(Badge, { global: { plugins: [[VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  heard.get('inbox')!({ data: JSON.stringify(unread(1, '01')) })
  late.answer({ data: unread(0, null), response: new Response() })
  await flushPromises()
  await vi.waitFor(() => expect(badge.text()).toBe('1'))
  await flushPromises()
  expect(badge.text()).toBe('1')
  expect(client.getQueryData(keys.inbox)).toEqual(unread(1, '01'))
})
