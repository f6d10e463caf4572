/** A promise, and what keeps it. */
export const held = (): [kept: Promise<void>, keep: () => void] => {
  let keep = () => {}
  const kept = new Promise<void>((resolve) => {
    keep = resolve
  })
  return [kept, () => keep()]
}
