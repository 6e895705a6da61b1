import { defineConfig, devices } from '@playwright/test'
import { market, markets } from './support/url'

/** The shop runs at phone size, the console at desk size, both in the browser that the system has. */
export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  timeout: 150_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  workers: markets.length,
  retries: 0,
  forbidOnly: !!process.env.CI,
  reporter: [['list']],
  use: {
    // Whoever waits for a button that never comes learns it before the whole walk is over.
    actionTimeout: 30_000,
    baseURL: market,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace takes a fifth of the time; whoever looks for a fault asks for it.
    trace: process.env.SHUKE_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'shop',
      testMatch: 'shop/**/*.spec.ts',
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 1,
        serviceWorkers: 'block',
      },
    },
    {
      name: 'console',
      testMatch: 'console/**/*.spec.ts',
      use: { viewport: { width: 1440, height: 900 } },
    },
    // The README's pictures are made on purpose, by `npm run pictures`.
    ...(process.env.SHUKE_PICTURES ? [{ name: 'pictures', testMatch: 'pictures/**/*.spec.ts' }] : []),
  ],
})
