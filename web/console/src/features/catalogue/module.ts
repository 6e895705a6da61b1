import { Box, Goods } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CATALOGUE']

export const catalogue: ConsoleModule = {
  routes: [
    {
      path: '/catalogue',
      name: 'products',
      component: () => import('./pages/ProductsPage.vue'),
      meta: { title: 'catalogue.title', rights },
    },
    {
      path: '/catalogue/new',
      name: 'new-product',
      component: () => import('./pages/NewProductPage.vue'),
      meta: { title: 'catalogue.new', rights, under: 'products' },
    },
    {
      path: '/catalogue/categories',
      name: 'categories',
      component: () => import('./pages/CategoriesPage.vue'),
      meta: { title: 'catalogue.categories.title', rights, under: 'products' },
    },
    {
      path: '/catalogue/freight',
      name: 'freight',
      component: () => import('./pages/FreightPage.vue'),
      meta: { title: 'catalogue.freight.title', rights },
    },
    {
      path: '/catalogue/imports',
      name: 'imports',
      component: () => import('./pages/ImportsPage.vue'),
      meta: { title: 'catalogue.imports.title', rights, under: 'products' },
    },
    {
      path: '/catalogue/imports/:id',
      name: 'import',
      component: () => import('./pages/ImportPage.vue'),
      props: true,
      meta: { title: 'catalogue.imports.title', rights, under: 'products' },
    },
    {
      path: '/catalogue/:id',
      name: 'product',
      component: () => import('./pages/ProductPage.vue'),
      props: true,
      meta: { title: 'catalogue.edit', rights, under: 'products' },
    },
  ],
  menu: [
    { route: 'products', label: 'catalogue.title', icon: Goods, group: 'market', rights },
    { route: 'freight', label: 'catalogue.freight.title', icon: Box, group: 'market', rights },
  ],
}
