import { ref, watch, type Ref } from 'vue'

const switches = new Map<string, Ref<boolean>>()

/** A yes or no that this device remembers. */
export function useSavedSwitch(name: string, initially: boolean): Ref<boolean> {
  const place = `shuke.${name}`
  let known = switches.get(name)
  if (!known) {
    known = ref(read(place) ?? initially)
    watch(known, (value) => write(place, value))
    switches.set(name, known)
  }
  return known
}

function read(place: string): boolean | null {
  try {
    const value = localStorage.getItem(place)
    return value === null ? null : value === 'true'
  } catch {
    return null
  }
}

function write(place: string, value: boolean): void {
  try {
    localStorage.setItem(place, String(value))
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
