import net from 'node:net'

/** A port on loopback that nobody listens on at this moment. */
export function freePort() {
  return new Promise((found, failed) => {
    const server = net.createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => found(port))
    })
  })
}

/** Whether somebody already listens on this port of loopback. */
export function isTaken(port, host = '127.0.0.1') {
  return new Promise((answer) => {
    const socket = net.connect({ port, host })
    socket.once('connect', () => (socket.destroy(), answer(true)))
    socket.once('error', () => answer(false))
  })
}
