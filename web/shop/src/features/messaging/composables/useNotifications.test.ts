import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { keys } from '@/app/queries'
import { useNotifications } from './useNotifications'

const server = vi.hoisted(() => ({ told: ['01'], lists: 0 }))
vi.mock('@/app/api', () => ({
  api: {
    GET: async (path: string) => {
      if (path === '/api/session') return answer({ person: { id: 'mei' } })
      if (path === '/api/my/inbox') return answer(unread('01'))
      server.lists++
      return answer({ items: server.told.map((id) => ({ id, read: true })), next: null })
    },
  },
}))
const answer = (data: unknown) => ({ data, response: new Response() })
const unread = (latestNotification: string) => ({
  notifications: 1,
  messages: 0,
  requests: 0,
  latestNotification,
})

const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
const List = defineComponent(() => {
  const { items } = useNotifications()
  return () => h('p', items.value.map(({ id }) => id).join())
})

it('reads the list again for what is told later, though as much is unread as before, and once for each', async () => {
  const page = mount(List, { global: { plugins: [[VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  expect(page.text()).toBe('01')

  server.told = ['02', '01']
  client.setQueryData(keys.inbox, unread('02'))
  await vi.waitFor(() => expect(page.text()).toBe('02,01'))
  expect(server.lists).toBe(2)

  client.setQueryData(keys.inbox, unread('03'))
  await flushPromises()
  await vi.waitFor(() => expect(server.lists).toBe(3))
  await flushPromises()
  expect(server.lists, 'what is gone by now is not asked for without end').toBe(3)
})
