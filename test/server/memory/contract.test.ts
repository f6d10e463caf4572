import { contract } from '../contract'
import { memory } from './start'

contract('in memory', memory)
