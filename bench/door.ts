// The real app at its address, all doors open; what comes in waits, for no worker runs in this process.
import { createServer } from 'node:http'
import { bootApp } from './app.ts'

const { server } = await bootApp()
const door = createServer(server.handle.bind(server))
server.setNodeServer(door)
door.listen(Number(process.env.PORT), process.env.HOST, () => console.log('door ready'))
