import { shallowRef } from 'vue'
import { whenSecondFactorIsNeeded } from '@/api/api'

interface Question {
  enrolled: boolean
  answer: (shown: boolean) => void
}

/** The question that waits for the person, if there is one. */
export const question = shallowRef<Question | null>(null)
let waiting: Promise<boolean> | null = null

/** Acts that are refused at the same moment wait for one and the same answer. */
function askPerson(enrolled: boolean): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    question.value = {
      enrolled,
      answer: (shown) => {
        question.value = null
        waiting = null
        resolve(shown)
      },
    }
  })
  return waiting
}

whenSecondFactorIsNeeded(askPerson)
