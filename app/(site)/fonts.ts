import localFont from 'next/font/local'

/**
 * Reading and headlines. The file carries an optical-size axis (8 to 60), so that text is sturdy and headlines are fine; the
 * browser picks the cut from the size it sets.
 */
export const serif = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2',
  weight: '200 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-serif-roman',
  adjustFontFallback: 'Times New Roman',
})

/** The italic is wanted by few lines, so it is not preloaded. */
export const serifItalic = localFont({
  src: '../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--font-serif-italic',
  adjustFontFallback: 'Times New Roman',
})

/** Interface, labels and figures in tables. */
export const sans = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'swap',
  variable: '--font-sans-roman',
  adjustFontFallback: 'Arial',
})
