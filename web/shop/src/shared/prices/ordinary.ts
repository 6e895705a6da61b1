import type { FlashCard } from '@shuke/api-client/contract'

/** A price of an offer, and what has to stand beside it. */
export type OfferedPrice = Pick<FlashCard, 'price' | 'listPrice' | 'lowest30Days'>

/** What the same costs otherwise, to stand beside the price while that is lower. */
export const ordinaryOf = ({ price, listPrice }: Pick<OfferedPrice, 'price' | 'listPrice'>) =>
  price.amountMinor < listPrice.amountMinor ? listPrice : null
