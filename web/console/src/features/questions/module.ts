import { QuestionFilled } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CARE', 'MODERATION']

/** What people ask about goods: those who care for people answer, those who moderate take down. */
export const questions: ConsoleModule = {
  routes: [
    {
      path: '/questions',
      name: 'questions',
      component: () => import('./pages/QuestionsPage.vue'),
      meta: { title: 'questions.title', rights },
    },
  ],
  menu: [{ route: 'questions', label: 'questions.title', icon: QuestionFilled, group: 'people', rights }],
}
