import type { WayToPay } from '@shuke/api-client/contract'

/** What decides how a person can pay: the app that shows the page, and whether it can be held before a scanner. */
export interface Surroundings {
  inWeChat: boolean
  onPhone: boolean
}

export function surroundings(agent: string = navigator.userAgent): Surroundings {
  return { inWeChat: /MicroMessenger/i.test(agent), onPhone: /Mobi|Android|iPhone|iPad/i.test(agent) }
}

/** The ways that work here. A phone cannot scan its own screen, and WeChat opens no other app. */
export function usableWays(ways: WayToPay[], { inWeChat, onPhone }: Surroundings): WayToPay[] {
  return ways.filter(({ way }) => {
    if (way === 'JSAPI') return inWeChat
    if (way === 'H5') return onPhone && !inWeChat
    if (way === 'QR_CODE') return !onPhone
    return true
  })
}

export const keyOf = ({ provider, way }: WayToPay) => `${provider}.${way}`
