import type { Picture, Post, PostDraft, ProductCard } from '@shuke/api-client/contract'
import { computed, reactive } from 'vue'

export interface PlacedGoods {
  product: ProductCard
  picture: number
  x: number
  y: number
}

export const mostPictures = 9
export const mostGoods = 8

/** A post while it is written: pictures, goods with their places, and who is mentioned. */
export function useComposer() {
  const form = reactive({
    text: '',
    pictures: [] as Picture[],
    goods: [] as PlacedGoods[],
    mentions: [] as { code: string; name: string }[],
    tellsBought: false,
    audienceId: null as string | null,
  })

  function load(post: Post) {
    form.text = post.text
    form.pictures = [...post.pictures]
    form.goods = post.tags.map(({ product, picture, x, y }) => ({ product, picture, x, y }))
    form.mentions = [...post.mentions]
    form.tellsBought = post.tellsBought
    form.audienceId = post.audienceId
  }

  /** Goods of a picture that goes, go with it; those after it move up. */
  function removePicture(at: number) {
    form.pictures.splice(at, 1)
    form.goods = form.goods
      .filter(({ picture }) => picture !== at)
      .map((one) => ({ ...one, picture: one.picture > at ? one.picture - 1 : one.picture }))
  }

  function place(product: ProductCard) {
    if (form.goods.length < mostGoods && !form.goods.some((one) => one.product.id === product.id))
      form.goods.push({ product, picture: 0, x: 500, y: 500 })
  }

  function mention(person: { code: string; name: string }) {
    if (!form.mentions.some(({ code }) => code === person.code)) form.mentions.push(person)
    const gap = form.text === '' || /\s$/.test(form.text) ? '' : ' '
    form.text += `${gap}@${person.name} `
  }

  /** Whose name was taken out of the text is mentioned no more. */
  const draft = (publish: boolean): PostDraft => ({
    text: form.text,
    mediaIds: form.pictures.map(({ id }) => id),
    tags: form.goods.map(({ product, picture, x, y }) => ({ productId: product.id, picture, x, y })),
    mentions: form.mentions.filter(({ name }) => form.text.includes(`@${name}`)).map(({ code }) => code),
    tellsBought: form.tellsBought,
    publish,
    audienceId: form.audienceId,
  })

  const empty = computed(() => form.text.trim() === '' && form.pictures.length === 0)
  return { form, load, removePicture, place, mention, draft, empty }
}
