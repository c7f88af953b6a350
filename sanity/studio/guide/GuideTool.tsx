import {useRootTheme} from '@sanity/ui'

/** The guide, as the site serves it, in the Studio's own colours. */
export function GuideTool() {
  const {scheme} = useRootTheme()
  return (
    <iframe
      // Its policy lets no script run; the frame itself has to allow those that a browser is driven by.
      sandbox="allow-popups allow-scripts"
      src="/api/guide/editors"
      style={{border: 0, width: '100%', height: '100%', colorScheme: scheme}}
      title="Guide for editors and marketing"
    />
  )
}
