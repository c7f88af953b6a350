import {ClaimFates} from '@/components/framework/ClaimFates.tsx'
import {FactTable} from '@/components/framework/FactTable.tsx'
import {FrameworkMargin} from '@/components/framework/FrameworkMargin.tsx'
import {RankAndPopularity} from '@/components/framework/RankAndPopularity.tsx'
import {Rankings} from '@/components/framework/Rankings.tsx'
import {RichText} from '@/components/portable-text/RichText.tsx'
import {SanityImage} from '@/components/ui/SanityImage.tsx'
import {isUploaded} from '@/sanity/image.ts'
import {frameworksPath} from '@/sanity/paths.ts'
import type {FrameworkQueryResult} from '@/sanity/types.generated.ts'

export type FrameworkInFull = NonNullable<FrameworkQueryResult>

/** A framework's own article: what it is, its facts with their sources, and where editions rank it. */
export function FrameworkPage({framework}: {framework: FrameworkInFull}) {
  const {name, summary, logo, body} = framework
  return (
    <article className="page">
      <header className="pt-8 pb-9 lg:pt-16 lg:pb-14">
        <p className="label">
          <a className="target quiet-link -my-3.5 text-accent" href={frameworksPath}>
            Frameworks
          </a>
        </p>
        <div className="mt-4 flex flex-wrap items-end justify-between gap-8 lg:mt-6">
          <h1 className="max-w-[19ch] text-headline font-normal tracking-[-0.022em]">{name}</h1>
          {logo && isUploaded(logo.image) && (
            <SanityImage
              image={logo.image}
              alt={logo.alt ?? ''}
              sizes="8rem"
              className="h-20 w-auto"
              priority
            />
          )}
        </div>
        {summary && (
          <div className="spread mt-7 lg:mt-10">
            <p className="max-w-measure text-lede lg:col-start-2">{summary}</p>
          </div>
        )}
      </header>
      <div className="spread gap-y-10 border-t border-ink pt-6 lg:pt-9">
        <FrameworkMargin framework={framework} />
        <div className="lg:max-w-[52rem]">
          <RichText value={body} />
          <FactTable facts={framework.facts ?? []} />
          <Rankings framework={framework} />
          <RankAndPopularity framework={framework} />
          <ClaimFates framework={framework} />
        </div>
      </div>
    </article>
  )
}
