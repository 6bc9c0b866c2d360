import { defineConfig } from '@adonisjs/core/bodyparser'

/**
 * Forms and JSON only. Multipart is never parsed for us: the one door that takes files
 * streams them itself, after it knows who is asking.
 */
const bodyParserConfig = defineConfig({
  allowedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  form: { convertEmptyStringsToNull: true, trimWhitespaces: false, limit: '300kb' },
  json: { convertEmptyStringsToNull: true, trimWhitespaces: false, limit: '300kb' },
  multipart: { autoProcess: [], limit: '300kb' },
})

export default bodyParserConfig
