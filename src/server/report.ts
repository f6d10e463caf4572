/** Tells an application of a problem. What its own handler throws must not break an answer. */
export function reporter<R>(
  onError: ((error: unknown, request?: R) => unknown) | undefined,
): (error: unknown, request?: R) => void {
  const tell = onError ?? ((error: unknown) => console.error('lastcall:', error))
  return (error, request) => {
    const told = async () => tell(error, request)
    told().catch((broken: unknown) => console.error('lastcall: onError threw', broken))
  }
}
