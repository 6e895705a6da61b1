import { User } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const people: ConsoleModule = {
  routes: [
    {
      path: '/people',
      name: 'people',
      component: () => import('./pages/PeoplePage.vue'),
      meta: { title: 'people.title', rights: ['CARE'] },
    },
  ],
  menu: [{ route: 'people', label: 'people.title', icon: User, group: 'people', rights: ['CARE'] }],
}
