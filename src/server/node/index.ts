export { type Middleware, type Next, type NodeEndpoints, sessionEndpoints } from './endpoints'
export { type ExpressStore, sessionStore, storeValues } from './store'
