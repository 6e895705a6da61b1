import { describe, expect, it } from 'vitest'
import { changed, exportAddress, filtersIn, set } from './query'

describe('filters in the address', () => {
  it('reads what is set and leaves the rest empty', () => {
    expect(filtersIn({ state: 'PAID', q: ['a', 'b'], other: 'x' }, ['state', 'q', 'vendor'])).toEqual({
      state: 'PAID',
      q: 'a',
      vendor: '',
    })
  })
  it('goes back to the first page when a filter changes', () => {
    expect(changed({ state: 'PAID', after: 'c2', q: 'honey' }, { state: 'SHIPPED' })).toEqual({
      state: 'SHIPPED',
      q: 'honey',
    })
  })
  it('takes an emptied filter out of the address', () => {
    expect(changed({ state: 'PAID', q: 'honey' }, { q: '' })).toEqual({ state: 'PAID' })
  })
  it('sends only what is set', () => {
    expect(set({ q: '', state: 'PAID' })).toEqual({ state: 'PAID' })
  })
})

it('exports what is filtered, in the language on the screen', () => {
  expect(exportAddress('/api/operator/orders', { state: 'PAID', q: '' }, 'en')).toBe(
    '/api/operator/orders.csv?state=PAID&language=en',
  )
  expect(exportAddress('/api/operator/people', { q: '小雨' }, 'zh-CN')).toBe(
    '/api/operator/people.csv?q=%E5%B0%8F%E9%9B%A8&language=zh-CN',
  )
})
