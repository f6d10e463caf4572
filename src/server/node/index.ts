export { type Middleware, type Next, type NodeEndpoints, sessionEndpoints } from './endpoints'
export { expiredResponse } from './expired'
export { type ExpressStore, sessionStore, storeValues } from './store'
