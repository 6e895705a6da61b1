import { market } from './url'

/** The market's time, which other walks may have moved ahead of this machine's. */
export async function marketNow(): Promise<number> {
  const reading = (await (await fetch(`${market}/api/demo/clock`)).json()) as { now: string }
  return Date.parse(reading.now)
}

const inShanghai = (format: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', ...format })

/** A day of the market, as forms take it: 2026-11-11. */
export const day = async (ahead: number) => inShanghai({}).format((await marketNow()) + ahead * 86_400_000)

/** A minute of the market, as forms take it: 2026-11-11 10:00. */
export const minute = async (hoursAhead: number) =>
  inShanghai({ dateStyle: 'short', timeStyle: 'short' }).format((await marketNow()) + hoursAhead * 3_600_000)
