/** How far the market's clock stands ahead of this browser's; in a demonstration that can be days. */
let ahead = 0

/** The server says what time it is in the market. */
export function hearMarketTime(now: string): void {
  ahead = new Date(now).getTime() - Date.now()
}

export const marketNow = (): number => Date.now() + ahead

/** The market's day, such as `2026-11-27`, of a moment. */
export const marketDay = (at: number | string = marketNow()): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(at))

/** The market's month, such as `2026-11`, of a moment. */
export const marketMonth = (at: number | string = marketNow()): string => marketDay(at).slice(0, 7)

/** So many days on, or back, from the market's day. */
export const marketDayIn = (days: number): string => marketDay(marketNow() + days * 24 * 3_600_000)
