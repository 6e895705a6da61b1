import { Lock } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['RISK']

export const holds: ConsoleModule = {
  routes: [
    {
      path: '/holds',
      name: 'holds',
      component: () => import('./pages/HoldsPage.vue'),
      meta: { title: 'holds.title', rights },
    },
  ],
  menu: [{ route: 'holds', label: 'holds.title', icon: Lock, group: 'money', rights }],
}
