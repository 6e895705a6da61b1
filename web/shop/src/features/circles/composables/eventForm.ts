import type { CircleEvent, CircleEventDraft } from '@shuke/api-client/contract'

/** An event while it is planned: moments as the fields give them, in the reader's own time zone. */
export interface EventForm {
  title: string
  words: string
  online: boolean
  place: string
  startsAt: string
  endsAt: string
  room: string
}

export const emptyEventForm = (): EventForm => ({
  title: '',
  words: '',
  online: false,
  place: '',
  startsAt: '',
  endsAt: '',
  room: '12',
})

export function eventFormOf(event: CircleEvent): EventForm {
  return {
    title: event.title,
    words: event.words,
    online: event.place === null,
    place: event.place ?? '',
    startsAt: fieldOf(event.startsAt),
    endsAt: fieldOf(event.endsAt),
    room: String(event.room),
  }
}

/** The event, or null while something is missing or does not go together. */
export function eventDraftOf(form: EventForm): CircleEventDraft | null {
  const room = /^\s*\d{1,3}\s*$/.test(form.room) ? Number(form.room) : 0
  const starts = Date.parse(form.startsAt)
  const ends = Date.parse(form.endsAt)
  const complete = form.title.trim() && form.words.trim() && (form.online || form.place.trim())
  if (!complete || Number.isNaN(starts) || !(ends > starts) || room < 2 || room > 500) return null
  return {
    title: form.title.trim(),
    words: form.words.trim(),
    place: form.online ? undefined : form.place.trim(),
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(ends).toISOString(),
    room,
  }
}

/** `2026-11-28T19:30`, as a date and time field wants it. */
function fieldOf(moment: string): string {
  const at = new Date(moment)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
