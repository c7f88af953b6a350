import {useRootTheme} from '@sanity/ui'

/** The guide, as the site serves it, in the Studio's own colours. */
export function GuideTool() {
  const {scheme} = useRootTheme()
  return (
    <iframe
      sandbox="allow-popups"
      src="/api/guide/editors"
      style={{border: 0, width: '100%', height: '100%', colorScheme: scheme}}
      title="Guide for editors and marketing"
    />
  )
}
