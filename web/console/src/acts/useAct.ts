import { useMutation, useQueryClient } from '@tanstack/vue-query'

export interface ActOptions<Out> {
  /** First words of the cached reads that the act makes old. */
  stale?: string[]
  done?: (out: Out) => void
}

/** One write: never guessed ahead of the server's answer; a refusal stays in `problem` until the next try. */
export function useAct<In, Out>(
  act: (input: In) => Promise<Out>,
  { stale = [], done }: ActOptions<Out> = {},
) {
  const queries = useQueryClient()
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: async (out: Out) => {
      await Promise.all(stale.map((word) => queries.invalidateQueries({ queryKey: [word] })))
      done?.(out)
    },
  })
  return {
    running: mutation.isPending,
    problem: mutation.error,
    clear: () => mutation.reset(),
    /** The answer, or nothing if it was refused or another one is still under way. */
    run: async (input: In): Promise<Out | undefined> => {
      if (mutation.isPending.value) return undefined
      return mutation.mutateAsync(input).catch(() => undefined)
    },
  }
}
