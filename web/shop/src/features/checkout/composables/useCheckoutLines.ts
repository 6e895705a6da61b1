import { computed } from 'vue'
import { useRoute } from 'vue-router'

export interface WishedLine {
  skuId: string
  quantity: number
  /** An offer of a circle that the buyer is in. */
  offerId?: string
}

/** `sku*2,sku*1*offer` in the address, so that a reload or signing in on the way loses nothing. */
export function parseLines(text: unknown): WishedLine[] {
  if (typeof text !== 'string') return []
  return text.split(',').flatMap((part) => {
    const match = /^([0-9a-f-]{36})\*(\d{1,2})(?:\*([0-9a-f-]{36}))?$/i.exec(part)
    const quantity = Number(match?.[2])
    return match?.[1] && quantity > 0 ? [{ skuId: match[1], quantity, offerId: match[3] }] : []
  })
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** A seat in a group: in a new one of the campaign, or in the one of the code. */
export interface WishedSeat {
  campaignId: string
  code?: string
}

export function useCheckoutLines() {
  const route = useRoute()
  return {
    lines: computed(() => parseLines(route.query.lines)),
    seat: computed((): WishedSeat | undefined => {
      const campaignId = text(route.query.campaign)
      return campaignId ? { campaignId, code: text(route.query.group) } : undefined
    }),
    flashOfferId: computed(() => text(route.query.flash)),
    fromCart: computed(() => route.query.from === 'cart'),
  }
}
