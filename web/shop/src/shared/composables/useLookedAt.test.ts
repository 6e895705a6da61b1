import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useOnSight } from './useLookedAt'

const visible = vi.spyOn(document, 'visibilityState', 'get')
afterEach(() => visible.mockReset())

function turn(state: DocumentVisibilityState) {
  visible.mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

it('acts on what is shown once somebody looks at it, and each time that is something else', async () => {
  visible.mockReturnValue('hidden')
  const shown = ref<number | null>(1)
  const seen: number[] = []
  const page = mount({
    setup() {
      useOnSight(
        () => shown.value,
        (one) => seen.push(one),
      )
      return () => null
    },
  })
  shown.value = 2
  await nextTick()
  expect(seen, 'nobody looks').toEqual([])

  turn('visible')
  await nextTick()
  expect(seen).toEqual([2])
  shown.value = null
  await nextTick()
  shown.value = 3
  await nextTick()
  expect(seen).toEqual([2, 3])

  turn('hidden')
  shown.value = 4
  await nextTick()
  page.unmount()
  turn('visible')
  await nextTick()
  expect(seen, 'the page is gone').toEqual([2, 3])
})
