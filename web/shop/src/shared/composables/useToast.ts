import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  kind: 'done' | 'problem'
}

const shown = ref<Toast | null>(null)
let count = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** One short line over everything, read out to those who cannot see it. */
export function useToast() {
  function show(text: string, kind: Toast['kind']) {
    clearTimeout(timer)
    shown.value = { id: ++count, text, kind }
    timer = setTimeout(() => (shown.value = null), kind === 'problem' ? 5_000 : 2_500)
  }
  return {
    shown,
    done: (text: string) => show(text, 'done'),
    problem: (text: string) => show(text, 'problem'),
  }
}
