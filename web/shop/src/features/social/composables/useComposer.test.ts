import type { Picture, ProductCard } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { mostGoods, useComposer } from './useComposer'

const picture = (id: string) => ({ id }) as Picture
const product = (id: string) => ({ id }) as ProductCard

describe('useComposer', () => {
  it('moves goods with their pictures', () => {
    const { form, place, removePicture, draft } = useComposer()
    form.pictures = [picture('a'), picture('b'), picture('c')]
    for (const id of ['1', '2', '3']) place(product(id))
    form.goods.forEach((one, at) => (one.picture = at))
    removePicture(1)
    expect(draft(true).mediaIds).toEqual(['a', 'c'])
    expect(draft(true).tags.map(({ productId, picture: on }) => [productId, on])).toEqual([
      ['1', 0],
      ['3', 1],
    ])
  })

  it('tags each product once and no more than eight', () => {
    const { form, place } = useComposer()
    for (let at = 0; at < 12; at++) place(product(String(at >> 1)))
    for (let at = 0; at < 12; at++) place(product(`x${at}`))
    expect(form.goods).toHaveLength(mostGoods)
    expect(new Set(form.goods.map((one) => one.product.id)).size).toBe(mostGoods)
  })

  it('mentions those whose name still stands in the text', () => {
    const { form, mention, draft } = useComposer()
    form.text = '和'
    mention({ code: 'P1', name: '若兰' })
    mention({ code: 'P2', name: 'Zhou' })
    expect(form.text).toBe('和 @若兰 @Zhou ')
    form.text = '和 @若兰 '
    expect(draft(false).mentions).toEqual(['P1'])
  })
})
