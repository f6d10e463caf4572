// Counting what passed and what failed, in one form for every step: .results/<step>.json.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultsDir } from './shell.mjs'

const fileOf = (step) => join(resultsDir, `${step}.json`)

export function writeCounts(step, counts) {
  mkdirSync(resultsDir, { recursive: true })
  writeFileSync(fileOf(step), `${JSON.stringify(counts)}\n`)
}

export function readCounts(step) {
  return readJson(fileOf(step))
}

export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** An old count must never be taken for the count of a run that crashed. */
export function forgetCounts(step) {
  rmSync(fileOf(step), { force: true })
}

/**
 * Prints the checks of one step, writes their count and sets the exit code.
 * A check is `{ name, problem }`; without a problem it passed.
 */
export function reportChecks(step, checks) {
  for (const { name, problem } of checks) {
    console.log(problem === undefined ? `ok    ${name}` : `FAIL  ${name}\n${indent(problem)}`)
  }
  const failed = checks.filter((check) => check.problem !== undefined).length
  const counts = { passed: checks.length - failed, failed: checks.length === 0 ? 1 : failed }
  writeCounts(step, counts)
  console.log(countsLine(counts))
  process.exitCode = counts.failed === 0 ? 0 : 1
}

/** One check: passes unless `probe` throws; what it threw is the problem. */
export async function check(name, probe) {
  try {
    await probe()
    return { name, problem: undefined }
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** One check made of one program: passes when that ends with code 0. */
export function checkRun(name, { code, output }) {
  return { name, problem: code === 0 ? undefined : output.trim() || `ended with code ${code}` }
}

export const countsLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

const indent = (text) => text.replace(/^/gm, '      ')
