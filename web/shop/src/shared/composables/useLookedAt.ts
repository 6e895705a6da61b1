import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** Whether somebody looks at the page: a tab in the background shows nothing to anybody. */
export function useLookedAt(): Readonly<Ref<boolean>> {
  const lookedAt = ref(isVisible())
  const look = () => (lookedAt.value = isVisible())
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return readonly(lookedAt)
}

/** Acts on what is shown once somebody looks at it, and on nothing where nothing is. */
export function useOnSight<T>(shown: () => T | null | undefined, act: (seen: T) => void): void {
  const lookedAt = useLookedAt()
  watch(
    [shown, lookedAt] as const,
    ([now, looks]) => {
      if (looks && now !== null && now !== undefined) act(now)
    },
    { immediate: true },
  )
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}
