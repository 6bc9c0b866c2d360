// The repository runs the sources, the published package the compiled files: Node strips no types
// below node_modules. Says so in package.json before packing (dist) and takes it back after (src).
import { readFileSync, writeFileSync } from 'node:fs'

const entries = { src: './src/index.ts', dist: './dist/index.js' }
const to = process.argv[2] === 'dist' ? 'dist' : 'src'
const from = to === 'dist' ? 'src' : 'dist'
const file = new URL('../package.json', import.meta.url)
writeFileSync(file, readFileSync(file, 'utf8').replace(entries[from], entries[to]))
