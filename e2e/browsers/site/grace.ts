/** Shorter than in the product, so that a run needs no waiting; longer than any way back here. */
export const GRACE = { close: 4_000, external: 4_000, unsure: 6_000, crash: 6_000, silence: 6_000 }
