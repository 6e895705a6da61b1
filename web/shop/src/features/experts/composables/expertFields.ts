import type { ExpertField, OwnExpertApplication } from '@shuke/api-client/contract'

/** So many applications of one person wait at a time. */
export const mostWaiting = 3

/** So many wait or are verified. */
export const mostStanding = 8

export const shortest = 10
export const longest = 1_000

export type Shown = OwnExpertApplication & { state: Exclude<OwnExpertApplication['state'], 'WITHDRAWN'> }

/** What is told of: what the person took back is as if it never was. */
export const shown = (applications: OwnExpertApplication[]): Shown[] =>
  applications.filter((one): one is Shown => one.state !== 'WITHDRAWN')

/** Whether it waits or is verified, so that nobody applies for its field again. */
export const stands = ({ state }: OwnExpertApplication) => state === 'WAITING' || state === 'VERIFIED'

/** The fields that can be applied for, and that the person never applied for, or took back. */
export function openFields(fields: ExpertField[], applications: OwnExpertApplication[]): ExpertField[] {
  const told = new Set(shown(applications).map(({ field }) => field))
  return fields.filter(({ code, retired }) => !retired && !told.has(code))
}

export const isFull = (applications: OwnExpertApplication[]) =>
  applications.filter(({ state }) => state === 'WAITING').length >= mostWaiting

/** Whether so many stand beside the name, or wait for it, that no other can. */
export const hasEnough = (applications: OwnExpertApplication[]) =>
  applications.filter(stands).length >= mostStanding

/** Whether it can be sent: enough words, and a picture or the number of a certificate. */
export function isComplete(form: { words: string; certificate: string; pictures: unknown[] }): boolean {
  return (
    [...form.words.trim()].length >= shortest && (form.pictures.length > 0 || form.certificate.trim() !== '')
  )
}
