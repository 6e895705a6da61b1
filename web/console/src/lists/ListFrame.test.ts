import { NetworkError, ProblemError } from '@shuke/api-client/problem'
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { computed, ref } from 'vue'
import { i18n, speak } from '@/i18n/i18n'
import ListFrame from './ListFrame.vue'
import type { KeysetList } from './useKeysetList'

await speak('en')

function frameOf(list: Partial<KeysetList>, filtered = false) {
  const whole = {
    rows: computed(() => []),
    loading: computed(() => false),
    refreshing: computed(() => false),
    error: ref(null),
    onFirst: computed(() => true),
    hasNext: computed(() => false),
    hasPrevious: computed(() => false),
    retry: vi.fn(),
    first: vi.fn(),
    next: vi.fn(),
    previous: vi.fn(),
    ...list,
  } as unknown as KeysetList
  const frame = mount(ListFrame, {
    props: { list: whole, empty: 'No orders yet', hint: 'Wait for one', filtered },
    slots: { default: '<table></table>' },
    global: { plugins: [i18n] },
  })
  return { frame, list: whole }
}

describe('the frame of a list', () => {
  it('says that it is reading', () => {
    const { frame } = frameOf({ loading: computed(() => true) })
    expect(frame.text()).toBe('Loading…')
  })

  it('says what an empty list waits for', () => {
    expect(frameOf({}).frame.text()).toContain('No orders yet')
    expect(frameOf({}).frame.text()).toContain('Wait for one')
  })

  it('offers to clear the filters that leave nothing', async () => {
    const { frame } = frameOf({}, true)
    expect(frame.text()).toContain('Nothing fits these filters')
    await frame.get('button').trigger('click')
    expect(frame.emitted('clear')).toHaveLength(1)
  })

  it('offers another try when nothing came back', async () => {
    const { frame, list } = frameOf({ error: ref(new NetworkError('gone')) as KeysetList['error'] })
    expect(frame.get('[role=alert]').text()).toContain('No answer came from the server')
    await frame.get('button').trigger('click')
    expect(list.retry).toHaveBeenCalledOnce()
  })

  it('leads back to the first page from a cursor that is no good', async () => {
    const problem = { type: '', title: 'Invalid page', status: 400, code: 'invalid-cursor' }
    const { frame, list } = frameOf({ error: ref(new ProblemError(problem)) as KeysetList['error'] })
    await frame.get('button').trigger('click')
    expect(list.first).toHaveBeenCalledOnce()
    expect(list.retry).not.toHaveBeenCalled()
  })

  it('shows rows, and pages only where there are several', () => {
    const rows = computed(() => [{}])
    expect(frameOf({ rows }).frame.find('nav').exists()).toBe(false)
    const { frame } = frameOf({ rows, hasNext: computed(() => true) })
    expect(frame.find('table').exists()).toBe(true)
    expect(frame.get('nav').text()).toContain('Next')
  })
})
