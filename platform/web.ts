import type { FastifyInstance } from 'fastify'

export async function serveWeb(_app: FastifyInstance, _folder: string) {}
