import { afterEach, expect, it, vi } from 'vitest'
import { askWeChat } from './weChatBridge'

const page = window as unknown as { WeixinJSBridge?: unknown }
const says = (message: string) => ({
  invoke: vi.fn((_name: string, _parameters: object, answer: (said: object) => void) =>
    answer({ err_msg: message }),
  ),
})

afterEach(() => delete page.WeixinJSBridge)

it('says whether the person went through with it', async () => {
  page.WeixinJSBridge = says('get_brand_wcpay_request:ok')
  expect(await askWeChat('getBrandWCPayRequest', {})).toBe(true)
  page.WeixinJSBridge = says('get_brand_wcpay_request:cancel')
  expect(await askWeChat('getBrandWCPayRequest', {})).toBe(false)
})

it('waits until WeChat is ready', async () => {
  const asked = askWeChat('requestMerchantTransfer', { package: 'token' })
  const bridge = says('requestMerchantTransfer:ok')
  page.WeixinJSBridge = bridge
  document.dispatchEvent(new Event('WeixinJSBridgeReady'))
  expect(await asked).toBe(true)
  expect(bridge.invoke).toHaveBeenCalledWith(
    'requestMerchantTransfer',
    { package: 'token' },
    expect.any(Function),
  )
})
