import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'
import { generateRegistry } from '@tuyau/core/hooks'
import { indexSveltePages } from './config/hooks/index_svelte_pages.js'

export default defineConfig({
  directories: { views: 'resources/views', migrations: 'database/migrations' },
  commands: [() => import('@adonisjs/core/commands'), () => import('@adonisjs/lucid/commands')],
  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('@adonisjs/vite/vite_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/inertia/inertia_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('#providers/page_data_provider'),
    () => import('#providers/jobs_provider'),
    () => import('#providers/stripe_worker_provider'),
  ],
  preloads: [
    () => import('#start/health'),
    () => import('#start/jobs'),
    () => import('#start/kernel'),
    () => import('#start/routes'),
  ],
  tests: {
    suites: [
      { name: 'architecture', files: ['tests/architecture/**/*.spec.ts'], timeout: 60_000 },
      {
        name: 'domains',
        files: [
          'app/**/tests/**/*.spec.ts',
          'tests/domains/**/*.spec.ts',
          'tests/demo_shop/**/*.spec.ts',
        ],
        timeout: 60_000,
      },
      { name: 'browser', files: ['tests/browser/**/*.spec.ts'], timeout: 120_000 },
      { name: 'journeys', files: ['tests/journeys/**/*.spec.ts'], timeout: 240_000 },
      { name: 'histories', files: ['tests/histories/any_history.spec.ts'], timeout: 1_200_000 },
      {
        name: 'histories_by_two',
        files: ['tests/histories/any_history_by_two.spec.ts'],
        timeout: 1_200_000,
      },
    ],
    // A file that cannot even be loaded ends the run; it used to hold it open for ever.
    forceExit: true,
  },
  metaFiles: [
    { pattern: 'resources/**/*', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],
  hooks: {
    init: [
      indexEntities({
        events: { enabled: false },
        listeners: { enabled: false },
        controllers: { source: 'app', glob: ['**/controllers/**/*.ts'], importAlias: '#app' },
        transformers: {
          enabled: true,
          source: 'app',
          glob: ['**/transformers/**/*.ts'],
          importAlias: '#app',
          withSharedProps: true,
          inertiaMiddlewareImportPath: '#shared/middleware/inertia_middleware',
        },
      }),
      indexSveltePages(),
      generateRegistry(),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
