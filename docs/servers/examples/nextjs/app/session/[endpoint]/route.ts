import { endpoints } from '../../../lib/session'

export const GET = (request: Request) => endpoints(request)
export const POST = (request: Request) => endpoints(request)
