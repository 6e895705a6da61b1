import { Medal } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['MODERATION']

/** What people say that they know, for the staff who verify it. */
export const experts: ConsoleModule = {
  routes: [
    {
      path: '/experts',
      name: 'experts',
      component: () => import('./pages/ExpertsPage.vue'),
      meta: { title: 'experts.title', rights },
    },
    {
      path: '/experts/fields',
      name: 'expert-fields',
      component: () => import('./pages/ExpertFieldsPage.vue'),
      meta: { title: 'experts.fields.title', rights, under: 'experts' },
    },
  ],
  menu: [{ route: 'experts', label: 'experts.title', icon: Medal, group: 'people', rights }],
}
