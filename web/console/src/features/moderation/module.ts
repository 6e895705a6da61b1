import { ChatLineSquare } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['MODERATION']

export const moderation: ConsoleModule = {
  routes: [
    {
      path: '/moderation',
      name: 'moderation',
      component: () => import('./pages/ModerationPage.vue'),
      meta: { title: 'moderation.title', rights },
    },
    {
      path: '/moderation/words',
      name: 'listed-words',
      component: () => import('./pages/WordListPage.vue'),
      meta: { title: 'moderation.list.title', rights, under: 'moderation' },
    },
  ],
  menu: [{ route: 'moderation', label: 'moderation.title', icon: ChatLineSquare, group: 'people', rights }],
}
