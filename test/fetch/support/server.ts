import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { selfSigned } from './certificate.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void
export type TestServer = { url: string; port: number; requests: IncomingMessage[]; close(): Promise<void> }

/** A real HTTP server on loopback. */
export async function serve(handler: Handler, host = '127.0.0.1'): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    handler(request, response)
  })
  const port = await listen(server, host)
  return { url: `http://${host}:${port}`, port, requests, close: () => shut(server) }
}

/** The same with TLS, under a certificate that nobody vouches for. */
export async function serveTls(handler: Handler, name: string): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createTlsServer(selfSigned(name), (request, response) => {
    requests.push(request)
    handler(request, response)
  })
  const port = await listen(server, '127.0.0.1')
  return { url: `https://127.0.0.1:${port}`, port, requests, close: () => shut(server) }
}

/** A server that speaks whatever `onConnection` writes. */
export async function serveRaw(onConnection: (socket: Socket) => void): Promise<Omit<TestServer, 'requests'>> {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  const port = await listen(server, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await shut(server)
    },
  }
}

async function listen(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

async function shut(server: Server): Promise<void> {
  if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}
