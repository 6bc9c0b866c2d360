import { defineConfig } from 'vite'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import adonisjs from '@adonisjs/vite/client'

export default defineConfig({
  // Runs side by side (a test run beside a development server) must not share Vite's scratch folder.
  cacheDir: process.env.VITE_CACHE_DIR,
  // One style sheet, linked by the page itself: a first visit is dressed before, and without, any script.
  build: { cssCodeSplit: false },
  // Tests see the tree as it was when they started: a reload half way through would fail whatever runs just then.
  // Two runs at once each need a port of their own for what Vite tells the browser.
  server:
    process.env.NODE_ENV === 'test'
      ? { watch: null, ws: { port: Number(process.env.VITE_WS_PORT) } }
      : {},
  plugins: [
    svelte(),
    adonisjs({
      entryPoints: ['inertia/app.ts'],
      serverEntryPoints: ['inertia/ssr.ts'],
      reload: ['resources/views/**/*.edge'],
    }),
  ],
  resolve: {
    alias: {
      '~/': `${import.meta.dirname}/inertia/`,
      '@generated': `${import.meta.dirname}/.adonisjs/client/`,
    },
  },
})
