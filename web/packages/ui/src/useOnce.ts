import { ref } from 'vue'

/** Runs an action and ignores further taps until it has ended, so that a double tap acts once. */
export function useOnce<A extends unknown[]>(action: (...args: A) => Promise<unknown>) {
  const running = ref(false)
  async function run(...args: A) {
    if (running.value) return
    running.value = true
    try {
      await action(...args)
    } finally {
      running.value = false
    }
  }
  return { run, running }
}
