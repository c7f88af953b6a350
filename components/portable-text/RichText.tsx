import {PortableText, type PortableTextComponents} from '@portabletext/react'
import {stegaClean} from '@sanity/client/stega'
import type {ComponentProps} from 'react'

import {Callout} from '@/components/portable-text/Callout.tsx'
import {CodeBlock} from '@/components/portable-text/CodeBlock.tsx'
import {ExternalLink, InternalLink} from '@/components/portable-text/links.tsx'
import {Figure} from '@/components/ui/Figure.tsx'
import {anchorOf, wordsOf} from '@/lib/text.ts'

const components: PortableTextComponents = {
  block: {
    normal: ({children}) => <p>{children}</p>,
    h2: ({children, value}) => <h2 id={headingAnchor(value)}>{children}</h2>,
    h3: ({children, value}) => <h3 id={headingAnchor(value)}>{children}</h3>,
    blockquote: ({children}) => <blockquote>{children}</blockquote>,
  },
  types: {
    figure: ({value}) => <Figure figure={value} sizes="(min-width: 48rem) 36rem, 92vw" />,
    codeBlock: ({value}) => <CodeBlock {...value} />,
    callout: ({value}) => <Callout {...value} />,
  },
  marks: {
    code: ({children}) => <code>{children}</code>,
    externalLink: ({children, value}) => <ExternalLink href={value?.href}>{children}</ExternalLink>,
    internalLink: ({children, value}) => <InternalLink target={value?.target}>{children}</InternalLink>,
  },
}

function headingAnchor(block: unknown): string | undefined {
  return anchorOf(stegaClean(wordsOf(block))) || undefined
}

/** Portable Text as the queries project it: link targets resolved, figures with their dimensions. Nothing when empty. */
export function RichText({
  value,
  className = '',
}: {
  value: ComponentProps<typeof PortableText>['value']
  className?: string
}) {
  if (!value || (Array.isArray(value) && value.length === 0)) return null
  return (
    <div className={`prose ${className}`}>
      <PortableText value={value} components={components} />
    </div>
  )
}
