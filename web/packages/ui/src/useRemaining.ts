import { computed, onScopeDispose, ref, toValue, type MaybeRefOrGetter } from 'vue'

/** Milliseconds left until a moment, told once a second; 0 when it has passed or is not set. */
export function useRemaining(until: MaybeRefOrGetter<string | null | undefined>) {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => {
    const end = toValue(until)
    return end ? Math.max(0, new Date(end).getTime() - now.value) : 0
  })
}
