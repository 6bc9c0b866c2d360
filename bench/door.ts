// The real app at its address, all doors open; what comes in waits, for no worker runs in this process.
import { createServer } from 'node:http'
import { bootApp } from './app.ts'
import { startProfile } from './profile.ts'

const { server } = await bootApp()
const door = createServer(server.handle.bind(server))
server.setNodeServer(door)
door.listen(Number(process.env.PORT), process.env.HOST, () => console.log('door ready'))

// Told to, it looks where its time goes, until it is told to say so.
const stop: { profile?: Awaited<ReturnType<typeof startProfile>> } = {}
process.stdin.on('data', async () => {
  if (!stop.profile) stop.profile = await startProfile()
  else console.log(`profile ${JSON.stringify(await stop.profile())}`)
})
