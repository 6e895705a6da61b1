import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'

describe('changes', () => {
  it('shows what differs and nothing else', () => {
    expect(changesBetween({ published: false, title: '蜂蜜' }, { published: true, title: '蜂蜜' })).toEqual([
      { field: 'published', before: 'false', after: 'true' },
    ])
  })
  it('looks into records and lists', () => {
    const before = { price: { amountMinor: 5900 }, tags: ['蜂蜜', '早餐'] }
    const after = { price: { amountMinor: 6200 }, tags: ['蜂蜜'] }
    expect(changesBetween(before, after)).toEqual([
      { field: 'price.amountMinor', before: '5900', after: '6200' },
      { field: 'tags[1]', before: '早餐', after: null },
    ])
  })
  it('shows everything of what is new or gone', () => {
    expect(changesBetween(null, { state: 'APPROVED', note: null })).toEqual([
      { field: 'state', before: null, after: 'APPROVED' },
    ])
    expect(changesBetween({ state: 'ASKED' }, null)).toEqual([
      { field: 'state', before: 'ASKED', after: null },
    ])
  })
  it('is empty where nothing changed', () => {
    expect(changesBetween(null, null)).toEqual([])
  })
})
