import { expect, it } from 'vitest'
import { draftOf, emptyForm, formOf } from './proposalForm'

const category = { id: 'c', name: '食品', slug: 'food' }

it('is not sent before it has a title and amounts', () => {
  const form = emptyForm([category] as never)
  expect(draftOf(form, null)).toBeNull()
  form.title = '椴树蜜'
  Object.assign(form.skus[0]!, { purchase: '29', suggested: '五十八' })
  expect(draftOf(form, null)).toBeNull()
  form.skus[0]!.suggested = '58.5'
  form.tags = '蜂蜜，早餐 甜'
  expect(draftOf(form, null)).toMatchObject({
    productId: null,
    title: '椴树蜜',
    tags: ['蜂蜜', '早餐', '甜'],
    skus: [{ purchasePrice: { amountMinor: 2900 }, suggestedPrice: { amountMinor: 5850 }, stock: 0 }],
  })
})

it('begins a change with the product as it is', () => {
  const goods = {
    title: '椴树蜜',
    bodyHtml: '<p>蜜</p>',
    categoryId: 'c',
    tags: ['蜂蜜'],
    optionNames: ['规格'],
    skus: [
      {
        id: 's',
        code: 'H-5',
        optionValues: ['500 g'],
        purchasePrice: { amountMinor: 2900, currency: 'CNY' },
        price: { amountMinor: 5800, currency: 'CNY' },
        weightGrams: 500,
        stock: 7,
      },
    ],
    pictures: [{ id: 'm', alt: '一罐蜜', small: '/media/a.webp' }],
  }
  expect(draftOf(formOf(goods as never), 'p')).toMatchObject({
    productId: 'p',
    optionNames: ['规格'],
    skus: [{ id: 's', code: 'H-5', optionValues: ['500 g'], purchasePrice: { amountMinor: 2900 } }],
    pictures: [{ mediaId: 'm', alt: '一罐蜜' }],
  })
})
