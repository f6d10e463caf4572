/** Where the script is written to. */
export const GENERATED: string
/** What has to be there. */
export function generated(): string
