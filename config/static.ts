import { defineConfig } from '@adonisjs/static'

/** Assets carry a hash of their content in their names, so they never change. */
const staticServerConfig = defineConfig({
  enabled: true,
  etag: true,
  lastModified: true,
  dotFiles: 'ignore',
  maxAge: '365 days',
  immutable: true,
})

export default staticServerConfig
