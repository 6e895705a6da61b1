import { Memo } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['RISK', 'OWNER']

export const audit: ConsoleModule = {
  routes: [
    {
      path: '/audit',
      name: 'audit',
      component: () => import('./pages/AuditPage.vue'),
      meta: { title: 'audit.title', rights },
    },
  ],
  menu: [{ route: 'audit', label: 'audit.title', icon: Memo, group: 'house', rights }],
}
