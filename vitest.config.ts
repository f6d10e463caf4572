import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __VERSION__: JSON.stringify('0.0.0-test'), __SCRIPT__: 'false' },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    environmentOptions: {
      happyDOM: {
        url: 'https://app.example/page?tab=2',
        // A click on a link is an event here, and loads nothing.
        settings: {
          navigation: {
            disableMainFrameNavigation: true,
            disableChildFrameNavigation: true,
            disableChildPageNavigation: true,
            disableFallbackToSetURL: true,
          },
        },
      },
    },
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    unstubGlobals: true,
  },
})
