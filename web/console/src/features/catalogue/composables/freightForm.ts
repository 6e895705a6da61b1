import type { FreightZone, FreightZoneDraft } from '@shuke/api-client/contract'
import { decimalOf, parseMoney } from '@shuke/ui/money'
import { wholeOf } from './productForm'

/** A freight zone while it is edited: figures as they were typed; `free` empty means never. */
export interface FreightForm {
  region: string
  deliverable: boolean
  firstGrams: string
  first: string
  furtherGrams: string
  further: string
  free: string
}

export type FreightFault = { field: keyof FreightForm; key: 'region' | 'grams' | 'amount' }

export function freightFormOf(zone: FreightZone | null): FreightForm {
  return {
    region: zone?.region ?? '',
    deliverable: zone?.deliverable ?? true,
    firstGrams: String(zone?.firstGrams ?? 1000),
    first: decimalOf(zone?.first.amountMinor ?? 800),
    furtherGrams: String(zone?.furtherGrams ?? 1000),
    further: decimalOf(zone?.further.amountMinor ?? 200),
    free: zone ? (zone.freeFrom ? decimalOf(zone.freeFrom.amountMinor) : '') : '99.00',
  }
}

/** What keeps the form from being saved. Only a new zone says where it is. */
export function freightFaults(form: FreightForm, isNew: boolean): FreightFault[] {
  const faults: FreightFault[] = []
  if (isNew && !/^\p{Script=Han}{1,12}$/u.test(form.region.trim()))
    faults.push({ field: 'region', key: 'region' })
  for (const field of ['firstGrams', 'furtherGrams'] as const) {
    const grams = wholeOf(form[field])
    if (grams === null || grams < 1 || grams > 1_000_000) faults.push({ field, key: 'grams' })
  }
  for (const field of ['first', 'further', 'free'] as const) {
    const amount = parseMoney(form[field])
    const absent = field === 'free' && !form.free.trim()
    if (!absent && (amount === null || amount > 10_000_000)) faults.push({ field, key: 'amount' })
  }
  return faults
}

export function freightDraftOf(form: FreightForm, revision: number): FreightZoneDraft {
  return {
    deliverable: form.deliverable,
    firstGrams: wholeOf(form.firstGrams) ?? 0,
    firstMinor: parseMoney(form.first) ?? 0,
    furtherGrams: wholeOf(form.furtherGrams) ?? 0,
    furtherMinor: parseMoney(form.further) ?? 0,
    freeFromMinor: form.free.trim() ? parseMoney(form.free) : null,
    revision,
  }
}
