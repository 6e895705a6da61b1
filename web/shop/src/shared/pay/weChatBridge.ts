/** WeChat's own object in the pages that it shows; it may come a moment after the page. */
interface Bridge {
  invoke: (name: string, parameters: object, answer: (said: { err_msg?: string }) => void) => void
}

const bridge = () => (window as unknown as { WeixinJSBridge?: Bridge }).WeixinJSBridge

/** Asks WeChat to do something; whether the person went through with it. What that is worth, the server knows. */
export function askWeChat(name: string, parameters: object): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = () =>
      bridge()!.invoke(name, parameters, (said) => resolve(said.err_msg?.endsWith(':ok') ?? false))
    if (bridge()) ask()
    else document.addEventListener('WeixinJSBridgeReady', ask, { once: true })
  })
}
