import type { WayToPay } from '@shuke/api-client/contract'
import { describe, expect, it } from 'vitest'
import { surroundings, usableWays } from './ways'

const all: WayToPay[] = [
  { provider: 'sandbox', way: 'CASHIER' },
  { provider: 'wechat', way: 'QR_CODE' },
  { provider: 'wechat', way: 'H5' },
  { provider: 'wechat', way: 'JSAPI' },
]
const desk = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1'
const wechat = `${phone} MicroMessenger/8.0.60`
const usable = (agent: string) => usableWays(all, surroundings(agent)).map(({ way }) => way)

describe('the ways to pay', () => {
  it('are a code to scan where the screen is no phone', () => {
    expect(usable(desk)).toEqual(['CASHIER', 'QR_CODE'])
  })

  it('are a way into WeChat on a phone', () => {
    expect(usable(phone)).toEqual(['CASHIER', 'H5'])
  })

  it('are WeChat itself inside of it', () => {
    expect(usable(wechat)).toEqual(['CASHIER', 'JSAPI'])
  })
})
