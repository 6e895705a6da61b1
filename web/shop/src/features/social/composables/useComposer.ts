import type { Picture, Post, PostDraft, ProductCard } from '@shuke/api-client/contract'
import { computed, reactive, ref } from 'vue'
import { placeOfName } from '@/shared/posts/splitText'
import { placeIn, type Part } from './cropping'

/** Goods on a picture of the post, in thousandths of its width and height. */
export interface PlacedGoods {
  product: ProductCard
  picture: Picture
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
  const chosenId = ref<string | null>(null)
  /** The goods that a tap on a picture places; none once they were taken off. */
  const chosen = computed(() => form.goods.find(({ product }) => product.id === chosenId.value) ?? null)

  function load(post: Post) {
    form.text = post.text
    form.pictures = [...post.pictures]
    form.goods = post.tags.flatMap(({ product, picture, x, y }) => {
      const on = post.pictures[picture]
      return on ? [{ product, picture: on, x, y }] : []
    })
    form.mentions = [...post.mentions]
    form.tellsBought = post.tellsBought
    form.audienceId = post.audienceId
  }

  /** Goods of a picture that goes, go with it. */
  function removePicture({ id }: Picture) {
    form.pictures = form.pictures.filter((one) => one.id !== id)
    form.goods = form.goods.filter(({ picture }) => picture.id !== id)
  }

  /** A picture that was cut takes the whole one's place, and its goods stay where they were on it. */
  function replacePicture({ id }: Picture, cut: Picture, part: Part) {
    form.pictures = form.pictures.map((one) => (one.id === id ? cut : one))
    for (const one of form.goods.filter(({ picture }) => picture.id === id))
      Object.assign(one, { picture: cut, ...placeIn(part, one.x, one.y) })
  }

  /** Tags goods, in the middle of the first picture until they are put elsewhere, and chooses them. */
  function tag(product: ProductCard) {
    const first = form.pictures[0]
    const known = form.goods.some((one) => one.product.id === product.id)
    if (!known && first && form.goods.length < mostGoods)
      form.goods.push({ product, picture: first, x: 500, y: 500 })
    choose(product)
  }

  const choose = ({ id }: ProductCard) => (chosenId.value = id)

  function place(picture: Picture, x: number, y: number) {
    if (chosen.value) Object.assign(chosen.value, { picture, x, y })
  }

  function removeGoods({ id }: ProductCard) {
    form.goods = form.goods.filter(({ product }) => product.id !== id)
  }

  const numberOf = ({ id }: Picture) => form.pictures.findIndex((one) => one.id === id) + 1

  function mention(person: { code: string; name: string }) {
    if (!form.mentions.some(({ code }) => code === person.code)) form.mentions.push(person)
    const gap = form.text === '' || /\s$/.test(form.text) ? '' : ' '
    form.text += `${gap}@${person.name} `
  }

  /** Whose name was taken out of the text is mentioned no more. */
  const draft = (publish: boolean): PostDraft => ({
    text: form.text,
    mediaIds: form.pictures.map(({ id }) => id),
    tags: form.goods.map(({ product, picture, x, y }) => ({
      productId: product.id,
      picture: numberOf(picture) - 1,
      x,
      y,
    })),
    mentions: form.mentions.filter(({ name }) => placeOfName(form.text, name) >= 0).map(({ code }) => code),
    tellsBought: form.tellsBought,
    publish,
    audienceId: form.audienceId,
  })

  const empty = computed(() => form.text.trim() === '' && form.pictures.length === 0)
  return {
    form,
    chosen,
    load,
    removePicture,
    replacePicture,
    tag,
    choose,
    place,
    removeGoods,
    numberOf,
    mention,
    draft,
    empty,
  }
}
