import type { FirstData } from '@shuke/api-client/contract'

/** Read once, before the app replaces what the server painted. */
const read = parse()

/** What the server inlined into a page that gets shared; null on every other page. */
export function firstData(): FirstData | null {
  return read
}

function parse(): FirstData | null {
  const text = document.getElementById('first-data')?.textContent
  if (!text) return null
  try {
    return JSON.parse(text) as FirstData
  } catch {
    return null
  }
}
