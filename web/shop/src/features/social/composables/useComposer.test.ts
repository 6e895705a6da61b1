import type { Picture, ProductCard } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { mostGoods, useComposer } from './useComposer'

const picture = (id: string) => ({ id }) as Picture
const product = (id: string) => ({ id }) as ProductCard

describe('useComposer', () => {
  it('moves goods with their pictures', () => {
    const { form, tag, place, removePicture, draft } = useComposer()
    form.pictures = [picture('a'), picture('b'), picture('c')]
    for (const [at, id] of ['1', '2', '3'].entries()) {
      tag(product(id))
      place(form.pictures[at]!, 100, 200)
    }
    removePicture(picture('b'))
    expect(draft(true).mediaIds).toEqual(['a', 'c'])
    expect(draft(true).tags.map(({ productId, picture: on }) => [productId, on])).toEqual([
      ['1', 0],
      ['3', 1],
    ])
  })

  it('keeps goods where they were on a picture that is cut', () => {
    const { form, tag, place, replacePicture, draft } = useComposer()
    form.pictures = [picture('a'), picture('b')]
    tag(product('1'))
    place(picture('b'), 500, 750)
    tag(product('2'))
    place(picture('a'), 100, 100)
    replacePicture(picture('b'), picture('c'), { x: 0.25, y: 0.5, width: 0.5, height: 0.5 })
    expect(draft(true).mediaIds).toEqual(['a', 'c'])
    expect(draft(true).tags).toEqual([
      { productId: '1', picture: 1, x: 500, y: 500 },
      { productId: '2', picture: 0, x: 100, y: 100 },
    ])
  })

  it('tags each product once and no more than eight', () => {
    const { form, tag } = useComposer()
    form.pictures = [picture('a')]
    for (let at = 0; at < 12; at++) tag(product(String(at >> 1)))
    for (let at = 0; at < 12; at++) tag(product(`x${at}`))
    expect(form.goods).toHaveLength(mostGoods)
    expect(new Set(form.goods.map((one) => one.product.id)).size).toBe(mostGoods)
  })

  it('has chosen nothing once the chosen goods are taken off, or their picture is', () => {
    const { form, chosen, tag, choose, place, removeGoods, removePicture } = useComposer()
    form.pictures = [picture('a'), picture('b')]
    tag(product('1'))
    tag(product('2'))
    place(picture('b'), 100, 200)
    removeGoods(product('2'))
    expect(chosen.value).toBeNull()
    place(picture('b'), 300, 400)
    expect(form.goods).toEqual([{ product: product('1'), picture: picture('a'), x: 500, y: 500 }])
    choose(product('1'))
    removePicture(picture('a'))
    expect(chosen.value).toBeNull()
    expect(form.goods).toEqual([])
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
