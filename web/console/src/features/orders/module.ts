import { Tickets } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CARE']

export const orders: ConsoleModule = {
  routes: [
    {
      path: '/orders',
      name: 'orders',
      component: () => import('./pages/OrdersPage.vue'),
      meta: { title: 'orders.title', rights },
    },
    {
      path: '/orders/:id',
      name: 'order',
      component: () => import('./pages/OrderPage.vue'),
      props: true,
      meta: { title: 'orders.one', rights, under: 'orders' },
    },
  ],
  menu: [{ route: 'orders', label: 'orders.title', icon: Tickets, group: 'market', rights }],
}
