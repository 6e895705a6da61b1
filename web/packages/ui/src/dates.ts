const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `2026年11月5日` / `Nov 5, 2026`. */
export function formatDay(at: string, locale = 'zh-CN'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: locale.startsWith('zh') ? 'long' : 'medium' }).format(
    new Date(at),
  )
}

/** `2026/11/05 14:03`, in the reader's time zone. */
export function formatMoment(at: string, locale = 'zh-CN'): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at))
}

/** `3分钟前`, `昨天`; a date once a week has passed. */
export function formatAgo(at: string, locale = 'zh-CN', now = Date.now()): string {
  const passed = now - new Date(at).getTime()
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  if (passed < minute) return words.format(0, 'second')
  if (passed < hour) return words.format(-Math.floor(passed / minute), 'minute')
  if (passed < day) return words.format(-Math.floor(passed / hour), 'hour')
  if (passed < 7 * day) return words.format(-Math.floor(passed / day), 'day')
  return formatDay(at, locale)
}

/** `14:59`; never below `00:00`. */
export function formatRemaining(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const two = (figure: number) => String(figure).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${two(hours)}:${rest}` : rest
}

/** `2026-11-05` in the reader's own time zone, as a filter wants it. */
export function isoDay(date: Date): string {
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
