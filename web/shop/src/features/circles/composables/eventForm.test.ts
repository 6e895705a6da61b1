import { expect, it } from 'vitest'
import type { CircleEvent } from '@shuke/api-client/contract'
import { emptyEventForm, eventDraftOf, eventFormOf, type EventForm } from './eventForm'

const form = (over: Partial<EventForm>): EventForm => ({
  ...emptyEventForm(),
  title: 'Bread',
  words: 'Bring a bowl',
  place: 'Hangzhou',
  startsAt: '2026-12-05T19:30',
  endsAt: '2026-12-05T21:00',
  ...over,
})

it('plans an event between two moments of the reader', () => {
  expect(eventDraftOf(form({}))).toEqual({
    title: 'Bread',
    words: 'Bring a bowl',
    place: 'Hangzhou',
    startsAt: new Date('2026-12-05T19:30').toISOString(),
    endsAt: new Date('2026-12-05T21:00').toISOString(),
    room: 12,
  })
  expect(eventDraftOf(form({ online: true, place: '' }))?.place).toBeUndefined()
})

it('shows an event as it was planned', () => {
  const draft = eventDraftOf(form({}))!
  expect(eventDraftOf(eventFormOf(draft as unknown as CircleEvent))).toEqual(draft)
})

it('is not complete without words, a place, moments in order and room', () => {
  const lacking: Partial<EventForm>[] = [
    { title: ' ' },
    { words: '' },
    { place: '' },
    { startsAt: '' },
    { endsAt: '2026-12-05T19:30' },
    { room: '1' },
    { room: '501' },
    { room: 'x' },
  ]
  expect(lacking.filter((one) => eventDraftOf(form(one)) !== null)).toEqual([])
})
