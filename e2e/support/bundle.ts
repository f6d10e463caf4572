import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A script of a page, as one text. */
export const bundled = async (file: URL): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    // The package says of its own files that most have no side effects; these have.
    ignoreAnnotations: true,
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}
