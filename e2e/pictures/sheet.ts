interface Picture {
  name: string
  src: string
}

const figure = ({ name, src }: Picture) =>
  `<figure><a href="${src}"><img src="${src}" alt=""></a><figcaption>${name}</figcaption></figure>`

/** A page with all pictures, small enough to compare them. A click shows one at its size. */
export const sheetOf = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Variants</title>
<style>
  body { display: flex; flex-wrap: wrap; gap: 1rem; font: 14px system-ui; background: #ccc }
  figure { margin: 0 }
  img { display: block; height: 360px; max-width: 90vw; object-fit: contain }
</style>
${pictures.map(figure).join('\n')}
</html>
`
