import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { useKeysetList } from './useKeysetList'
import { useUrlFilters } from './useUrlFilters'

const pages: Record<string, { items: string[]; next: string | null }> = {
  '': { items: ['a', 'b'], next: 'b' },
  b: { items: ['c', 'd'], next: 'd' },
  d: { items: ['e'], next: null },
}

async function open(path: string) {
  const asked: Record<string, unknown>[] = []
  let list!: ReturnType<typeof useKeysetList<string>>
  let filters!: ReturnType<typeof useUrlFilters<'state'>>
  const Lister = defineComponent({
    setup() {
      filters = useUrlFilters('state')
      list = useKeysetList({
        key: ['letters'],
        filters: filters.filters,
        read: async (query) => {
          asked.push(query)
          return pages[query.after ?? '']!
        },
      })
      return () => h('p')
    },
  })
  const router = createRouter({ history: createWebHistory(), routes: [{ path: '/', component: Lister }] })
  await router.push(path)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  mount(Lister, { global: { plugins: [router, [VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  return { router, asked, list, filters }
}

it('walks forward and back again, with the page in the address', async () => {
  const { router, list } = await open('/')
  expect(list.rows.value).toEqual(['a', 'b'])
  expect(list.hasPrevious.value).toBe(false)

  await list.next()
  await flushPromises()
  await list.next()
  await flushPromises()
  expect(router.currentRoute.value.query.after).toBe('d')
  expect(list.rows.value).toEqual(['e'])
  expect(list.hasNext.value).toBe(false)

  await list.previous()
  await flushPromises()
  expect(list.rows.value).toEqual(['c', 'd'])
  await list.previous()
  await flushPromises()
  expect(router.currentRoute.value.query.after).toBeUndefined()
  expect(list.rows.value).toEqual(['a', 'b'])
})

it('opens in the middle from a link and finds its way to the start', async () => {
  history.replaceState(null, '')
  const { list } = await open('/?after=b')
  expect(list.rows.value).toEqual(['c', 'd'])
  expect(list.onFirst.value).toBe(false)
  await list.first()
  await flushPromises()
  expect(list.rows.value).toEqual(['a', 'b'])
})

it('asks with the filters and starts over when one changes', async () => {
  const { asked, filters, router } = await open('/?after=b&state=PAID')
  expect(asked).toEqual([{ state: 'PAID', after: 'b', limit: 20 }])
  await filters.filter({ state: 'SHIPPED' })
  await flushPromises()
  expect(asked.at(-1)).toEqual({ state: 'SHIPPED', limit: 20 })
  expect(router.currentRoute.value.query).toEqual({ state: 'SHIPPED' })
})
