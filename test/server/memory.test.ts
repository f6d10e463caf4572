import { contract, type Start } from './contract'
import { memory } from './inMemory'

contract('in memory', memory satisfies Start)
