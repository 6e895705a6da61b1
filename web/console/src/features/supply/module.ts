import { Box, Goods, Tickets, Van, Wallet } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'
import type { ConsoleModule, MenuEntry } from '@/shell/module'

const page = (
  path: string,
  name: string,
  title: string,
  component: RouteRecordRaw['component'],
  under?: string,
) => ({ path, name, component, props: true, meta: { title, supplier: true, under } }) as RouteRecordRaw

const entry = (route: string, label: string, icon: typeof Box): MenuEntry => ({
  route,
  label,
  icon,
  group: 'supply',
  rights: [],
  supplier: true,
})

/** What people of a supplier see of the console. */
export const supply: ConsoleModule = {
  routes: [
    page(
      '/supply/shipments',
      'shipments',
      'supply.shipments.title',
      () => import('./pages/ShipmentsPage.vue'),
    ),
    page(
      '/supply/shipments/:id',
      'shipment',
      'supply.shipments.one',
      () => import('./pages/ShipmentPage.vue'),
      'shipments',
    ),
    page('/supply/parcels', 'parcels', 'supply.parcels.title', () => import('./pages/ParcelsPage.vue')),
    page('/supply/goods', 'own-goods', 'supply.goods.title', () => import('./pages/GoodsPage.vue')),
    page(
      '/supply/goods/new',
      'propose-goods',
      'supply.proposing.new',
      () => import('./pages/ProposePage.vue'),
      'own-goods',
    ),
    page(
      '/supply/goods/:id',
      'propose-change',
      'supply.proposing.change',
      () => import('./pages/ProposePage.vue'),
      'own-goods',
    ),
    page(
      '/supply/proposals',
      'own-proposals',
      'supply.proposals.title',
      () => import('./pages/OwnProposalsPage.vue'),
    ),
    page('/supply/account', 'own-account', 'supply.account.title', () => import('./pages/AccountPage.vue')),
    page(
      '/supply/statements/:month',
      'own-statement',
      'supply.statement.title',
      () => import('./pages/StatementPage.vue'),
      'own-account',
    ),
  ],
  menu: [
    entry('shipments', 'supply.shipments.title', Box),
    entry('parcels', 'supply.parcels.title', Van),
    entry('own-goods', 'supply.goods.title', Goods),
    entry('own-proposals', 'supply.proposals.title', Tickets),
    entry('own-account', 'supply.account.title', Wallet),
  ],
}
