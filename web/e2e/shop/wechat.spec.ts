import { devices, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { Shopper } from '../console/market'
import { newPhone } from '../support/market'
import { expect, expectNoComplaints, look, test, watch } from '../support/shop'

/**
 * What people see who pay through WeChat, in each of its ways. This market has no merchant's keys, so what the server would
 * answer is answered here, as WeChatPayTests shows that it does against a company that signs and encrypts.
 */
const chargeId = '01900000-0000-7000-8000-00000000c0de'
const phone = devices['Pixel 7'].userAgent
const desk = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'

interface Answer {
  way: 'QR_CODE' | 'H5' | 'JSAPI'
  cashierUrl?: string
  code?: string
  bridge?: Record<string, string>
}

/** Somebody's order, on its page of ways to pay; answers how to say that WeChat told the market of the payment. */
async function unpaid(browser: Browser, options: BrowserContextOptions, answer: Answer) {
  const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block', ...options })
  watch(context)
  const buyer = await new Shopper(newPhone()).signIn()
  await buyer.enter(context)
  const order = await buyer.place('linden-honey', 1, '梅若兰')
  const page = await context.newPage()
  let state = 'OPEN'
  const charge = () => ({
    id: chargeId,
    orderId: order.id,
    provider: 'wechat',
    amount: order.total,
    state,
    cashierUrl: null,
    code: null,
    bridge: null,
    ...answer,
  })
  await page.route('**/api/ways-to-pay', (route) =>
    route.fulfill({ json: ['QR_CODE', 'H5', 'JSAPI'].map((way) => ({ provider: 'wechat', way })) }),
  )
  await page.route(`**/api/orders/${order.id}/charges`, (route) =>
    route.fulfill({ status: 201, json: charge() }),
  )
  await page.route(`**/api/charges/${chargeId}**`, (route) => route.fulfill({ json: charge() }))
  await page.route(`**/api/charges/${chargeId}/preparation`, (route) => route.fulfill({ json: charge() }))
  await page.goto(`/orders/${order.id}/pay`)
  return { context, page, order, paid: () => (state = 'PAID') }
}

async function ends(page: Page): Promise<void> {
  expectNoComplaints(page.context())
  await page.context().close()
}

test('at a desk a code is shown to be scanned, and the receipt comes by itself', async ({ browser }) => {
  const wish = { way: 'QR_CODE', code: 'weixin://wxpay/bizpayurl?pr=example' } as const
  const { page, order, paid } = await unpaid(
    browser,
    { userAgent: desk, viewport: { width: 1200, height: 900 } },
    wish,
  )
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 240, height: 240 } })
  await page.route(`**/api/charges/${chargeId}/code**`, (route) =>
    route.fulfill({ contentType: 'image/png', body: picture }),
  )
  await expect(page.getByRole('radio', { name: /微信支付/ })).toBeChecked()
  await page.getByRole('button', { name: '显示付款码' }).click()
  await expect(page.getByRole('img', { name: /微信支付/ })).toBeVisible()
  await look(page, '97-wechat-code')
  paid()
  await expect(page).toHaveURL(new RegExp(`/orders/${order.id}/receipt`))
  await ends(page)
})

test('on a phone the way leads into WeChat', async ({ browser }) => {
  const cashierUrl = 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1'
  const options = { userAgent: phone, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const { page } = await unpaid(browser, options, { way: 'H5', cashierUrl })
  await page.route('https://wx.tenpay.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>WeChat</title>' }),
  )
  await expect(page.getByRole('radio')).toHaveCount(1)
  await look(page, '98-wechat-phone')
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(page).toHaveURL(cashierUrl)
  await ends(page)
})

test('inside WeChat it is WeChat that asks, and who goes back can try again', async ({ browser }) => {
  const bridge = {
    appId: 'wx1',
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=wx1',
    signType: 'RSA',
    paySign: 's',
  }
  const { context, page, order } = await unpaid(
    browser,
    {
      userAgent: `${phone} MicroMessenger/8.0.60`,
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    },
    { way: 'JSAPI', bridge },
  )
  await context.addInitScript(() => {
    const asked: object[] = []
    let goesThrough = false
    Object.assign(window, {
      asked,
      WeixinJSBridge: {
        invoke: (_name: string, parameters: object, answer: (said: object) => void) => {
          asked.push(parameters)
          answer({ err_msg: `get_brand_wcpay_request:${goesThrough ? 'ok' : 'cancel'}` })
          goesThrough = true
        },
      },
    })
  })
  await page.reload()
  await page.getByRole('button', { name: '去付款' }).click()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { asked: object[] }).asked))
    .toEqual([bridge])
  await expect(page).toHaveURL(new RegExp(`/orders/${order.id}/pay$`))
  await look(page, '99-wechat-inside')
  await page.getByRole('button', { name: '去付款' }).click()
  await expect(page).toHaveURL(new RegExp(`/orders/${order.id}/receipt`))
  await ends(page)
})
