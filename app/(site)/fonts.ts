import localFont from 'next/font/local'

// The files are cut by `npm run fonts`, which says from what.

/** Reading. */
export const serif = localFont({
  src: './fonts/serif-text.woff2',
  weight: '400 600',
  style: 'normal',
  display: 'swap',
  variable: '--font-serif-roman',
  adjustFontFallback: 'Times New Roman',
})

/** Headlines, names and numerals: the same serif in the finer cut that large sizes need, in one weight. */
export const serifDisplay = localFont({
  src: './fonts/serif-display.woff2',
  weight: '400',
  style: 'normal',
  display: 'swap',
  variable: '--font-serif-display',
  adjustFontFallback: 'Times New Roman',
})

/** The italic is wanted by few lines, so it is not preloaded. */
export const serifItalic = localFont({
  src: './fonts/serif-italic.woff2',
  weight: '400',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-serif-italic',
  adjustFontFallback: 'Times New Roman',
})

/** Interface, labels and figures in tables. */
export const sans = localFont({
  src: './fonts/sans.woff2',
  weight: '400 600',
  style: 'normal',
  display: 'swap',
  variable: '--font-sans-roman',
  adjustFontFallback: 'Arial',
})
